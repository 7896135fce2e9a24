/** How one origin's cookies travel while another origin has the same host name. */
export interface OwnCookies {
  /** The `Cookie` header as the server behind may see it; undefined when nothing in it is its own. */
  readonly toServer: (header: string | undefined) => string | undefined;
  /** The `Set-Cookie` headers as the browser gets them. */
  readonly toBrowser: (lines: readonly string[]) => string[];
}

/**
 * Browsers keep cookies by host name and ignore the port, and in a local network home and service share one address. So
 * each cookie carries its port in its name while it is in the browser, and a server gets back those of its own port only:
 * no cookie of home reaches the service (decision 32). `__Secure-` keeps pages without TLS from setting such a cookie.
 */
export function cookiesOfPort(port: number): OwnCookies {
  const prefix = `__Secure-${port}.`;
  return {
    toServer(header) {
      const own = (header ?? '').split(';').flatMap((pair) => {
        const text = pair.trim();
        return text.startsWith(prefix) ? [text.slice(prefix.length)] : [];
      });
      return own.length > 0 ? own.join('; ') : undefined;
    },
    toBrowser: (lines) => lines.map((line) => `${prefix}${line}${/;\s*secure\s*(;|$)/i.test(line) ? '' : '; Secure'}`),
  };
}
