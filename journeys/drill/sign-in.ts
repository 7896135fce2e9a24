/** A customer's browser without a page: keeps the cookies of home, signs in, and takes tokens. */
export class SignedIn {
  readonly #home: string;
  readonly #cookies = new Map<string, string>();

  constructor(home: string) {
    this.#home = home;
  }

  /** Signs in as the pages do: the start leads to the sign-in page, its answer back to home with a session. */
  async signIn(login: string, password: string): Promise<void> {
    const page = await this.#follow('/session/start');
    const uid = /\/sign-in\/([\w-]+)$/.exec(page)?.[1];
    if (!uid) throw new Error(`home led to ${page} and not to its sign-in page`);
    const answer = await this.#send(`/sign-in/${uid}`, { method: 'POST', body: JSON.stringify({ login, password }) });
    const body = (await answer.json()) as { location?: string; code?: string };
    if (!body.location) throw new Error(`${login} could not sign in: ${body.code}`);
    await this.#follow(body.location);
  }

  /** A fresh access token for the service. */
  async takeToken(): Promise<string> {
    const answer = await this.#send('/session/token', { method: 'POST' });
    const body = (await answer.json()) as { accessToken?: string; code?: string };
    if (!body.accessToken) throw new Error(`home gave no token: ${body.code}`);
    return body.accessToken;
  }

  /** Follows redirects; answers the path of the page where they end. */
  async #follow(address: string): Promise<string> {
    let path = address;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.#send(path, {});
      await response.arrayBuffer();
      const next = response.headers.get('location');
      if (!next) return path;
      const url = new URL(next, `${this.#home}${new URL(path, this.#home).pathname}`);
      path = `${url.pathname}${url.search}`;
    }
    throw new Error(`home leads in circles at ${path}`);
  }

  async #send(address: string, init: { method?: string; body?: string }): Promise<Response> {
    const headers: Record<string, string> = { origin: this.#home, cookie: this.#cookieHeader() };
    if (init.body) headers['content-type'] = 'application/json';
    const response = await fetch(new URL(address, this.#home), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** Paths are not told apart: every cookie is of this one host. */
  #keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(name!);
    else this.#cookies.set(name!, value!);
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
