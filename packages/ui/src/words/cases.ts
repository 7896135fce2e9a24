import type {
  CaseReason,
  CaseRefusal,
  CaseState,
  CauseCode,
  Priority,
  RemedyCode,
  Severity,
  StopReason,
  Turn,
} from '#contract';
import { defineTexts } from '../i18n/index.ts';

type Words<Word extends string> = Readonly<Record<Word, string>>;

/** What the words about cases must cover; a new word of the contract is a type error until it is written here. */
interface CaseWords {
  readonly state: Words<CaseState>;
  /** Whose turn, as the customer reads it. */
  readonly turn: Words<Turn>;
  /** Whose turn, as staff read it. */
  readonly deskTurn: Words<Turn>;
  readonly severity: Words<Severity>;
  /** What the severity means, in one short sentence. */
  readonly severityHelp: Words<Severity>;
  readonly priority: Words<Priority>;
  readonly reason: Words<CaseReason>;
  readonly stopReason: Words<StopReason>;
  readonly causeCode: Words<CauseCode>;
  readonly remedyCode: Words<RemedyCode>;
  /** Why a button is disabled. */
  readonly refusal: Words<CaseRefusal>;
}

const zh = {
  state: {
    sent: '已发送',
    received: '已接收',
    'in-progress': '处理中',
    solved: '已解决',
    closed: '已关闭',
    stopped: '已停止',
    merged: '已合并',
  },
  turn: { maker: '厂家处理中', customer: '等待您回复', parts: '等待备件', visit: '等待上门服务' },
  deskTurn: { maker: '轮到我们', customer: '等待客户', parts: '等待备件', visit: '等待上门' },
  severity: { down: '已停机', limited: '受限运行', running: '正常运行' },
  severityHelp: { down: '设备无法生产', limited: '能生产，但有限制', running: '生产不受影响' },
  priority: { urgent: '紧急', high: '高', normal: '普通', low: '低' },
  reason: { fault: '故障', question: '咨询', 'spare-part': '备件', maintenance: '保养', wish: '建议' },
  causeCode: {
    wear: '磨损',
    dirt: '脏污',
    setting: '参数设置',
    operation: '操作',
    mechanics: '机械',
    electrics: '电气',
    optics: '光学',
    cooling: '冷却',
    software: '软件',
    supply: '气源/电源',
    unclear: '原因不明',
  },
  remedyCode: {
    replaced: '更换',
    repaired: '修复',
    adjusted: '调整',
    cleaned: '清洁',
    software: '软件更新',
    restarted: '重启',
    explained: '讲解',
    nothing: '无需处理',
  },
  stopReason: {
    withdrawn: '客户撤回',
    duplicate: '重复',
    'not-ours': '不属于我们的范围',
    'no-answer': '没有收到答复',
    'company-left': '企业结束合作',
  },
  refusal: {
    'state-forbids': '案例当前状态下无法进行此操作。',
    'objection-too-late': '14 天异议期已过。请新建案例。',
    'case-merged': '此案例已合并，在另一案例中继续。',
  },
} as const satisfies CaseWords;

/** Words about cases. */
export const caseWords = defineTexts({
  zh,
  en: {
    state: {
      sent: 'Sent',
      received: 'Received',
      'in-progress': 'In progress',
      solved: 'Solved',
      closed: 'Closed',
      stopped: 'Stopped',
      merged: 'Merged',
    },
    turn: {
      maker: 'We are working on it',
      customer: 'Waiting for you',
      parts: 'Waiting for parts',
      visit: 'Waiting for a visit',
    },
    deskTurn: {
      maker: 'Our turn',
      customer: 'Waiting for customer',
      parts: 'Waiting for parts',
      visit: 'Waiting for a visit',
    },
    severity: { down: 'Machine down', limited: 'Limited', running: 'Running' },
    severityHelp: {
      down: 'It cannot produce',
      limited: 'It produces with limits',
      running: 'Production is not affected',
    },
    priority: { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' },
    reason: {
      fault: 'Fault',
      question: 'Question',
      'spare-part': 'Spare part',
      maintenance: 'Maintenance',
      wish: 'Wish',
    },
    causeCode: {
      wear: 'Wear',
      dirt: 'Dirt',
      setting: 'Setting',
      operation: 'Operation',
      mechanics: 'Mechanics',
      electrics: 'Electrics',
      optics: 'Optics',
      cooling: 'Cooling',
      software: 'Software',
      supply: 'Gas or power supply',
      unclear: 'Unclear',
    },
    remedyCode: {
      replaced: 'Replaced',
      repaired: 'Repaired',
      adjusted: 'Adjusted',
      cleaned: 'Cleaned',
      software: 'Software update',
      restarted: 'Restarted',
      explained: 'Explained',
      nothing: 'Nothing needed',
    },
    stopReason: {
      withdrawn: 'withdrawn by the customer',
      duplicate: 'duplicate',
      'not-ours': 'not ours to solve',
      'no-answer': 'no answer',
      'company-left': 'The company has left',
    },
    refusal: {
      'state-forbids': 'Not possible in the state the case is in.',
      'objection-too-late': 'The 14 days for objections are over. Open a new case instead.',
      'case-merged': 'This case was merged and goes on in another one.',
    },
  },
  de: {
    state: {
      sent: 'Gesendet',
      received: 'Eingegangen',
      'in-progress': 'In Bearbeitung',
      solved: 'Gelöst',
      closed: 'Geschlossen',
      stopped: 'Gestoppt',
      merged: 'Zusammengeführt',
    },
    turn: {
      maker: 'Wir arbeiten daran',
      customer: 'Wartet auf Sie',
      parts: 'Wartet auf Teile',
      visit: 'Wartet auf Einsatz',
    },
    deskTurn: {
      maker: 'Wir sind dran',
      customer: 'Wartet auf Kunden',
      parts: 'Wartet auf Teile',
      visit: 'Wartet auf Einsatz',
    },
    severity: { down: 'Maschine steht', limited: 'Eingeschränkt', running: 'Läuft' },
    severityHelp: {
      down: 'Sie kann nicht produzieren',
      limited: 'Sie produziert eingeschränkt',
      running: 'Die Produktion läuft normal',
    },
    priority: { urgent: 'Dringend', high: 'Hoch', normal: 'Normal', low: 'Niedrig' },
    reason: { fault: 'Störung', question: 'Frage', 'spare-part': 'Ersatzteil', maintenance: 'Wartung', wish: 'Wunsch' },
    causeCode: {
      wear: 'Verschleiß',
      dirt: 'Verschmutzung',
      setting: 'Einstellung',
      operation: 'Bedienung',
      mechanics: 'Mechanik',
      electrics: 'Elektrik',
      optics: 'Optik',
      cooling: 'Kühlung',
      software: 'Software',
      supply: 'Gas- oder Stromversorgung',
      unclear: 'Unklar',
    },
    remedyCode: {
      replaced: 'Ersetzt',
      repaired: 'Repariert',
      adjusted: 'Eingestellt',
      cleaned: 'Gereinigt',
      software: 'Software aktualisiert',
      restarted: 'Neu gestartet',
      explained: 'Erklärt',
      nothing: 'Nichts nötig',
    },
    stopReason: {
      withdrawn: 'vom Kunden zurückgezogen',
      duplicate: 'doppelt',
      'not-ours': 'nicht unsere Aufgabe',
      'no-answer': 'keine Antwort',
      'company-left': 'Die Firma ist ausgeschieden',
    },
    refusal: {
      'state-forbids': 'Im jetzigen Zustand des Falls nicht möglich.',
      'objection-too-late': 'Die 14 Tage für einen Einwand sind vorbei. Bitte einen neuen Fall eröffnen.',
      'case-merged': 'Dieser Fall wurde zusammengeführt und geht in einem anderen weiter.',
    },
  },
});
