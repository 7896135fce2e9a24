import type { RefusalReason } from '#contract/alarm-code';
import { defineTexts } from '#ui/i18n';
import type { PictureTrouble } from './gallery/picture.ts';
import type { CameraTrouble } from './scanner.ts';

/** What stands in the way, in words: what happened and what to do. */
type TroubleWords = {
  title: string;
  help: string;
};

/** What happened with a code or picture, and what to do next. */
export type NoticeWords = {
  title: string;
  next: string;
};

/** All words of the scanner in one language. */
export type ScanTexts = {
  title: string;
  keepOutOfView: string;
  framesStayHere: string;
  revocable: string;
  worksByHand: string;
  openCamera: string;
  askingTitle: string;
  askingHelp: string;
  loadingReader: string;
  aim: string;
  torchOn: string;
  torchOff: string;
  zoom: string;
  dark: string;
  darkHelp: string;
  fromPicture: string;
  readingPicture: string;
  pictureTrouble: Record<PictureTrouble, NoticeWords>;
  address: string;
  copyAddress: string;
  addressCopied: string;
  updateApp: string;
  tryAgain: string;
  trouble: Record<CameraTrouble | 'no-reader', TroubleWords>;
  refusedCode: Record<RefusalReason, NoticeWords>;
};

const zh: ScanTexts = {
  title: '扫描设备控制系统上的二维码',
  keepOutOfView: '请勿让人员和文件进入画面。',
  framesStayHere: '画面只在本手机上识别，绝不会离开本手机。',
  revocable: '浏览器会询问相机权限。您可以随时在浏览器中撤回。',
  worksByHand: '不使用相机，手动输入编号同样可以完成所有操作。',
  openCamera: '打开相机',
  askingTitle: '请允许使用相机',
  askingHelp: '浏览器正在询问，请选择“允许”。',
  loadingReader: '正在准备…',
  aim: '将二维码放入框内。请勿拍到人员和文件。',
  torchOn: '打开手电筒',
  torchOff: '关闭手电筒',
  zoom: '变焦',
  dark: '光线太暗。',
  darkHelp: '请照亮二维码，或靠近一些。',
  fromPicture: '从相册图片识别',
  readingPicture: '正在识别图片…',
  pictureTrouble: {
    'no-code': { title: '图片中没有二维码。', next: '请选择二维码清晰、完整的图片，或手动输入编号。' },
    unreadable: { title: '无法打开此图片。', next: '请选择其他图片（如屏幕截图），或手动输入编号。' },
    'no-reader': { title: '扫描功能未能加载。', next: '请在有网络时再试一次，或手动输入编号。' },
  },
  address: '本页地址',
  copyAddress: '复制网址',
  addressCopied: '已复制',
  updateApp: '更新应用',
  tryAgain: '再试一次',
  trouble: {
    refused: {
      title: '相机未获允许',
      help: '如需扫描，请在浏览器的网站设置中允许相机，然后再试一次。也可以手动输入编号。',
    },
    'no-camera': { title: '没有找到相机', help: '这台设备没有可用的相机。请手动输入编号。' },
    busy: { title: '相机正被占用', help: '请关闭正在使用相机的其他应用或通话，然后再试一次。' },
    insecure: {
      title: '此连接无法使用相机',
      help: '浏览器只允许在安全连接（https）下使用相机。请检查网址，或手动输入编号。',
    },
    'embedded-browser': {
      title: '请在浏览器中打开',
      help: '微信等应用内的页面往往无法使用相机。请点击右上角“···”，选择“在浏览器打开”。也可以手动输入编号。',
    },
    'no-reader': { title: '扫描功能未能加载', help: '请在有网络时再试一次，或手动输入编号。' },
  },
  refusedCode: {
    empty: { title: '二维码没有内容。', next: '请扫描控制系统或铭牌上的二维码。' },
    'too-long': { title: '这不是设备上的二维码：内容过长。', next: '请扫描控制系统或铭牌上的二维码。' },
    'not-a-code': { title: '这不是设备上的二维码。', next: '请扫描控制系统或铭牌上的二维码。' },
    'foreign-host': {
      title: '此二维码指向其他网站，我们没有打开。',
      next: '请勿使用此二维码。请扫描控制系统或铭牌上的二维码。',
    },
    'newer-version': { title: '控制系统使用的是新版二维码。', next: '请更新应用，或手动输入编号。' },
    'older-version': { title: '控制系统使用的是旧版二维码，应用已不再支持。', next: '请手动输入编号。' },
    checksum: { title: '没有看清二维码，或二维码不完整。', next: '请擦净屏幕，拿稳手机，再扫一次。' },
    damaged: { title: '二维码内容有误。', next: '请再扫一次，或手动输入编号。' },
    signature: {
      title: '签名不符：有人可能改动过此二维码。',
      next: '请勿使用。请与控制系统上的报警核对，并手动输入编号。',
    },
  },
};

const en: ScanTexts = {
  title: "Scan the code on the machine's control",
  keepOutOfView: 'Keep people and papers out of view.',
  framesStayHere: 'The pictures are read on this phone and never leave it.',
  revocable: 'The browser asks for permission. You can take it back in the browser at any time.',
  worksByHand: 'Everything also works without the camera: type the number.',
  openCamera: 'Open the camera',
  askingTitle: 'Please allow the camera',
  askingHelp: 'The browser is asking. Choose “Allow”.',
  loadingReader: 'Getting ready…',
  aim: 'Bring the code into the frame. Keep people and papers out of view.',
  torchOn: 'Turn the light on',
  torchOff: 'Turn the light off',
  zoom: 'Zoom',
  dark: 'It is dark here.',
  darkHelp: 'Put light on the code, or go closer.',
  fromPicture: 'Scan from a picture',
  readingPicture: 'Reading the picture…',
  pictureTrouble: {
    'no-code': {
      title: 'There is no code in this picture.',
      next: 'Choose a picture in which the whole code is sharp, or type the number.',
    },
    unreadable: {
      title: 'This picture cannot be opened.',
      next: 'Choose another one, for example a screenshot, or type the number.',
    },
    'no-reader': {
      title: 'The scanner could not be loaded.',
      next: 'Try again when there is a connection, or type the number.',
    },
  },
  address: 'Address of this page',
  copyAddress: 'Copy the address',
  addressCopied: 'Copied',
  updateApp: 'Update the app',
  tryAgain: 'Try again',
  trouble: {
    refused: {
      title: 'The camera is not allowed',
      help: "To scan, allow the camera in the browser's settings for this site and try again. Or type the number.",
    },
    'no-camera': { title: 'No camera found', help: 'This device has no camera that can be used. Type the number.' },
    busy: { title: 'The camera is in use', help: 'Close the app or call that uses the camera, then try again.' },
    insecure: {
      title: 'No camera on this connection',
      help: 'Browsers allow the camera only on secure connections (https). Check the address, or type the number.',
    },
    'embedded-browser': {
      title: 'Open this page in your browser',
      help: 'Pages inside WeChat and similar apps often cannot use the camera. Tap “···” at the top right and choose “Open in browser”. Or type the number.',
    },
    'no-reader': {
      title: 'The scanner could not be loaded',
      help: 'Try again when there is a connection, or type the number.',
    },
  },
  refusedCode: {
    empty: { title: 'The code is empty.', next: 'Scan the code on the control or on the nameplate.' },
    'too-long': {
      title: 'This is not the code of a machine: it is too long.',
      next: 'Scan the code on the control or on the nameplate.',
    },
    'not-a-code': {
      title: 'This is not the code of a machine.',
      next: 'Scan the code on the control or on the nameplate.',
    },
    'foreign-host': {
      title: 'This code leads to another website. We did not open it.',
      next: 'Do not use it. Scan the code on the control or on the nameplate.',
    },
    'newer-version': { title: 'The control writes a newer kind of code.', next: 'Update the app, or type the number.' },
    'older-version': {
      title: 'The control writes an older kind of code that the app no longer reads.',
      next: 'Type the number.',
    },
    checksum: {
      title: 'The code was not read clearly, or a part is missing.',
      next: 'Wipe the screen, hold the phone still and scan again.',
    },
    damaged: { title: 'The content of the code is broken.', next: 'Scan again, or type the number.' },
    signature: {
      title: 'The signature does not fit: somebody may have changed this code.',
      next: 'Do not use it. Compare with the alarms on the control and type the number.',
    },
  },
};

const de: ScanTexts = {
  title: 'Code an der Steuerung der Maschine scannen',
  keepOutOfView: 'Keine Personen und Papiere ins Bild nehmen.',
  framesStayHere: 'Die Bilder werden auf diesem Telefon gelesen und verlassen es nie.',
  revocable: 'Der Browser fragt um Erlaubnis. Sie können sie dort jederzeit zurücknehmen.',
  worksByHand: 'Ohne Kamera geht alles ebenso: die Nummer eintippen.',
  openCamera: 'Kamera öffnen',
  askingTitle: 'Bitte die Kamera erlauben',
  askingHelp: 'Der Browser fragt gerade. Wählen Sie „Zulassen“.',
  loadingReader: 'Wird vorbereitet …',
  aim: 'Den Code in den Rahmen bringen. Keine Personen und Papiere ins Bild nehmen.',
  torchOn: 'Licht einschalten',
  torchOff: 'Licht ausschalten',
  zoom: 'Zoom',
  dark: 'Es ist dunkel.',
  darkHelp: 'Beleuchten Sie den Code oder gehen Sie näher heran.',
  fromPicture: 'Aus einem Bild lesen',
  readingPicture: 'Das Bild wird gelesen …',
  pictureTrouble: {
    'no-code': {
      title: 'In diesem Bild ist kein Code.',
      next: 'Wählen Sie ein Bild mit dem ganzen, scharfen Code, oder tippen Sie die Nummer ein.',
    },
    unreadable: {
      title: 'Dieses Bild lässt sich nicht öffnen.',
      next: 'Wählen Sie ein anderes, zum Beispiel ein Bildschirmfoto, oder tippen Sie die Nummer ein.',
    },
    'no-reader': {
      title: 'Der Scanner konnte nicht geladen werden.',
      next: 'Versuchen Sie es mit Verbindung noch einmal, oder tippen Sie die Nummer ein.',
    },
  },
  address: 'Adresse dieser Seite',
  copyAddress: 'Adresse kopieren',
  addressCopied: 'Kopiert',
  updateApp: 'App aktualisieren',
  tryAgain: 'Noch einmal versuchen',
  trouble: {
    refused: {
      title: 'Die Kamera ist nicht erlaubt',
      help: 'Zum Scannen die Kamera in den Website-Einstellungen des Browsers erlauben und noch einmal versuchen. Oder die Nummer eintippen.',
    },
    'no-camera': {
      title: 'Keine Kamera gefunden',
      help: 'Dieses Gerät hat keine nutzbare Kamera. Tippen Sie die Nummer ein.',
    },
    busy: {
      title: 'Die Kamera ist belegt',
      help: 'Schließen Sie die App oder das Gespräch, das die Kamera benutzt, und versuchen Sie es noch einmal.',
    },
    insecure: {
      title: 'Keine Kamera über diese Verbindung',
      help: 'Browser erlauben die Kamera nur über sichere Verbindungen (https). Prüfen Sie die Adresse oder tippen Sie die Nummer ein.',
    },
    'embedded-browser': {
      title: 'Bitte im Browser öffnen',
      help: 'In WeChat und ähnlichen Apps können Seiten die Kamera oft nicht benutzen. Oben rechts auf „···“ tippen und „Im Browser öffnen“ wählen. Oder die Nummer eintippen.',
    },
    'no-reader': {
      title: 'Der Scanner konnte nicht geladen werden',
      help: 'Versuchen Sie es mit Verbindung noch einmal, oder tippen Sie die Nummer ein.',
    },
  },
  refusedCode: {
    empty: { title: 'Der Code ist leer.', next: 'Scannen Sie den Code an der Steuerung oder am Typenschild.' },
    'too-long': {
      title: 'Das ist kein Code einer Maschine: Er ist zu lang.',
      next: 'Scannen Sie den Code an der Steuerung oder am Typenschild.',
    },
    'not-a-code': {
      title: 'Das ist kein Code einer Maschine.',
      next: 'Scannen Sie den Code an der Steuerung oder am Typenschild.',
    },
    'foreign-host': {
      title: 'Dieser Code führt zu einer fremden Website. Wir haben sie nicht geöffnet.',
      next: 'Benutzen Sie ihn nicht. Scannen Sie den Code an der Steuerung oder am Typenschild.',
    },
    'newer-version': {
      title: 'Die Steuerung schreibt eine neuere Art von Code.',
      next: 'Aktualisieren Sie die App oder tippen Sie die Nummer ein.',
    },
    'older-version': {
      title: 'Die Steuerung schreibt eine ältere Art von Code, die die App nicht mehr liest.',
      next: 'Tippen Sie die Nummer ein.',
    },
    checksum: {
      title: 'Der Code wurde nicht sauber gelesen, oder ein Teil fehlt.',
      next: 'Wischen Sie den Bildschirm ab, halten Sie das Telefon ruhig und scannen Sie noch einmal.',
    },
    damaged: {
      title: 'Der Inhalt des Codes ist fehlerhaft.',
      next: 'Scannen Sie noch einmal oder tippen Sie die Nummer ein.',
    },
    signature: {
      title: 'Die Signatur passt nicht: Jemand kann diesen Code verändert haben.',
      next: 'Benutzen Sie ihn nicht. Vergleichen Sie mit den Alarmen an der Steuerung und tippen Sie die Nummer ein.',
    },
  },
};

/** The scanner's words: Chinese, English, German. */
export const scanTexts = defineTexts<ScanTexts>({ zh, en, de });
