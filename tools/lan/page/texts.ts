import type { Language } from '#contract/route';

/** Words of the page; a step with › in it is a way through the menus. */
interface PageTexts {
  readonly [name: string]: string | Readonly<Record<string, readonly string[]>>;
}

/** The page that a phone opens first: what to install, how, and where to go then. */
export const texts = {
  zh: {
    title: '在本地网络中试用服务中心',
    why: '摄像头只在加密连接下可用。安装一次本机的根证书，手机就能识别这台电脑的加密连接。',
    scan: '用同一网络中的手机扫描此码，即可打开本页。',
    install: '安装证书',
    file: '下载证书（.crt）',
    profile: '下载描述文件（iPhone、iPad）',
    compare: '核对指纹',
    compareHow: '安装前请核对：下面的 SHA-256 指纹须与启动服务中心的终端窗口中的指纹一致。不一致请勿安装。',
    open: '打开应用',
    openHow: '安装完成后打开：',
    scope: '该证书只对这个本地网络有效，不能用于其他网站。试用结束后请在手机中删除。',
    iphone: 'iPhone、iPad',
    android: '安卓（Android）',
    harmony: '鸿蒙（HarmonyOS）',
    windows: 'Windows',
    differs: '菜单名称因机型而异；可在设置中搜索“证书”。',
    steps: {
      iphone: [
        '用 Safari 下载描述文件，点“允许”。',
        '设置 › 通用 › VPN 与设备管理 › Service Center › 安装',
        '设置 › 通用 › 关于本机 › 证书信任设置 › 打开 Service Center 的开关',
      ],
      android: [
        '下载证书（.crt）。',
        '设置 › 安全 › 更多安全设置 › 加密与凭据 › 安装证书 › CA 证书',
        '点“仍然安装”，然后选择下载的文件。手机须已设置锁屏密码。',
        '用 Chrome 打开应用；Firefox 不使用自行安装的证书。',
      ],
      harmony: [
        '下载证书（.crt）。',
        '设置 › 隐私和安全 › 高级 › 证书与凭据 › 从存储设备安装 › CA 证书',
        '选择下载的文件并确认。',
      ],
      windows: [
        '下载证书（.crt）并双击打开。',
        '安装证书 › 当前用户 › 将所有的证书都放入下列存储 › 受信任的根证书颁发机构',
        '确认安全警告前核对指纹，然后重新启动浏览器。',
      ],
    },
  },
  en: {
    title: 'Service Center in your local network',
    why: 'The camera works over an encrypted connection only. Install this computer’s certificate once and your phone knows its connection.',
    scan: 'Scan this with a phone in the same network to open this page there.',
    install: 'Install the certificate',
    file: 'Download certificate (.crt)',
    profile: 'Download profile (iPhone, iPad)',
    compare: 'Compare the fingerprint',
    compareHow:
      'Before you install: this SHA-256 fingerprint must be the one in the terminal in which Service Center was started. If it is not, do not install.',
    open: 'Open the app',
    openHow: 'Once it is installed, open:',
    scope:
      'The certificate is good for this local network alone and cannot vouch for any other site. Remove it from the phone after the trial.',
    iphone: 'iPhone, iPad',
    android: 'Android',
    harmony: 'HarmonyOS',
    windows: 'Windows',
    differs: 'Menus differ from model to model; search the settings for “certificate”.',
    steps: {
      iphone: [
        'Download the profile with Safari and tap Allow.',
        'Settings › General › VPN & Device Management › Service Center › Install',
        'Settings › General › About › Certificate Trust Settings › Switch Service Center on',
      ],
      android: [
        'Download the certificate (.crt).',
        'Settings › Security › More security settings › Encryption & credentials › Install a certificate › CA certificate',
        'Tap Install anyway and choose the downloaded file. The phone needs a screen lock.',
        'Open the app in Chrome; Firefox does not use certificates you installed yourself.',
      ],
      harmony: [
        'Download the certificate (.crt).',
        'Settings › Privacy & security › Advanced › Certificates and credentials › Install from storage › CA certificate',
        'Choose the downloaded file and confirm.',
      ],
      windows: [
        'Download the certificate (.crt) and double-click it.',
        'Install Certificate › Current User › Place all certificates in the following store › Trusted Root Certification Authorities',
        'Compare the fingerprint before you confirm the warning, then restart the browser.',
      ],
    },
  },
  de: {
    title: 'Service Center im lokalen Netz',
    why: 'Die Kamera arbeitet nur über eine verschlüsselte Verbindung. Installieren Sie das Zertifikat dieses Rechners einmal, dann erkennt Ihr Telefon seine Verbindung.',
    scan: 'Mit einem Telefon im selben Netz scannen, um diese Seite dort zu öffnen.',
    install: 'Zertifikat installieren',
    file: 'Zertifikat laden (.crt)',
    profile: 'Profil laden (iPhone, iPad)',
    compare: 'Fingerabdruck vergleichen',
    compareHow:
      'Vor dem Installieren: Dieser SHA-256-Fingerabdruck muss derselbe sein wie im Terminal, in dem Service Center gestartet wurde. Sonst nicht installieren.',
    open: 'App öffnen',
    openHow: 'Danach öffnen:',
    scope:
      'Das Zertifikat gilt nur für dieses lokale Netz und kann für keine andere Seite bürgen. Entfernen Sie es nach dem Versuch vom Telefon.',
    iphone: 'iPhone, iPad',
    android: 'Android',
    harmony: 'HarmonyOS',
    windows: 'Windows',
    differs: 'Die Menüs heißen je nach Gerät anders; suchen Sie in den Einstellungen nach „Zertifikat“.',
    steps: {
      iphone: [
        'Profil mit Safari laden und auf „Zulassen“ tippen.',
        'Einstellungen › Allgemein › VPN und Geräteverwaltung › Service Center › Installieren',
        'Einstellungen › Allgemein › Info › Zertifikats­vertrauens­einstellungen › Service Center einschalten',
      ],
      android: [
        'Zertifikat (.crt) laden.',
        'Einstellungen › Sicherheit › Weitere Sicherheitseinstellungen › Verschlüsselung und Anmeldedaten › Zertifikat installieren › CA-Zertifikat',
        '„Trotzdem installieren“ antippen und die geladene Datei wählen. Das Telefon braucht eine Displaysperre.',
        'App in Chrome öffnen; Firefox nutzt selbst installierte Zertifikate nicht.',
      ],
      harmony: [
        'Zertifikat (.crt) laden.',
        'Einstellungen › Datenschutz und Sicherheit › Erweitert › Zertifikate und Anmeldedaten › Aus Speicher installieren › CA-Zertifikat',
        'Geladene Datei wählen und bestätigen.',
      ],
      windows: [
        'Zertifikat (.crt) laden und doppelklicken.',
        'Zertifikat installieren › Aktueller Benutzer › Alle Zertifikate in folgendem Speicher speichern › Vertrauenswürdige Stammzertifizierungsstellen',
        'Vor dem Bestätigen der Warnung den Fingerabdruck vergleichen, dann den Browser neu starten.',
      ],
    },
  },
} satisfies Readonly<Record<Language, PageTexts>>;
