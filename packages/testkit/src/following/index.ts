/** A change or a presence as a page hears it. */
export interface Heard {
  readonly id?: string;
  readonly caseNumber?: string;
  readonly kind?: string;
  readonly presence?: {
    readonly caseNumber: string;
    readonly staffId: string;
    readonly tab: string;
    readonly doing: string;
  };
}

/** Reads a stream as a page does; `next` waits for the next change, or answers null at the end. */
export async function followStream(url: string, path: string, headers: Record<string, string>) {
  const ended = new AbortController();
  const response = await fetch(`${url}${path}`, { headers, signal: ended.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Heard | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        const id = /^id: (.*)$/m.exec(block)?.[1];
        if (data) return { ...(id && { id }), ...JSON.parse(data) };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
    }
  };
  /** The first block that is no hint to the browser how to come back. */
  const begins = async (): Promise<string | undefined> => {
    const first = () =>
      text
        .split('\n\n')
        .slice(0, -1)
        .find((block) => !block.startsWith('retry:'));
    while (first() === undefined) text += (await reader.read()).value ?? '';
    return first();
  };
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    next,
    begins,
    leave: () => ended.abort(),
  };
}
