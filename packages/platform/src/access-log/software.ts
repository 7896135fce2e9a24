// The order matters: almost every browser also names the ones it descends from.
const programs = [
  ['WeChat', /MicroMessenger\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Opera', /OPR\/|Opera/],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
  ['program', /^(curl|Wget|node|undici|axios|python|Python|Go-http-client|Java|okhttp)/],
] as const;

const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux|X11/],
] as const;

/** Names of client software that the log of use knows; everything else is `other`. */
export const knownSoftware: readonly string[] = [...programs.map(([name]) => name), 'other'];

/** Families of operating systems that the log of use knows; everything else is `other`. */
export const knownSystems: readonly string[] = [...systems.map(([name]) => name), 'other'];

const firstOf = (list: readonly (readonly [string, RegExp])[], agent: string | undefined): string =>
  // Longer ones are no browser's; none of them is worth the time of eight patterns.
  agent === undefined || agent.length > 1000
    ? 'other'
    : (list.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'other');

/** The client software of a user agent, one of a few names: no version, nothing that tells one device from another. */
export const softwareOf = (agent: string | undefined): string => firstOf(programs, agent);

/** The family of the operating system of a user agent. */
export const systemOf = (agent: string | undefined): string => firstOf(systems, agent);
