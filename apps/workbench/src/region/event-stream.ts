/** One message of a text/event-stream. */
export interface StreamMessage {
  id?: string;
  event?: string;
  data: string;
}

/** Cuts a text/event-stream into messages as its bytes arrive; comments and unknown fields are skipped. */
export function streamParser(): (chunk: string) => StreamMessage[] {
  let rest = '';
  return (chunk) => {
    const blocks = (rest + chunk).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(messageOf).filter((message) => message !== null);
  };
}

function messageOf(block: string): StreamMessage | null {
  const message: StreamMessage = { data: '' };
  const data: string[] = [];
  for (const fieldLine of block.split('\n')) {
    const [, name, value] = /^(id|event|data): ?(.*)$/.exec(fieldLine) ?? [];
    if (name === 'data') data.push(value ?? '');
    else if (name === 'id') message.id = value;
    else if (name === 'event') message.event = value;
  }
  return data.length > 0 ? { ...message, data: data.join('\n') } : null;
}
