import { extractText, getDocumentProxy } from 'unpdf';

// Knows no secret and no database; the parent watches the time and ends this process.
process.on('disconnect', () => process.exit(1));
process.once('message', async (told: { bytes: string; pages: number }) => {
  const bytes = new Uint8Array(Buffer.from(told.bytes, 'base64'));
  try {
    const document = await getDocumentProxy(bytes, { useSystemFonts: false, verbosity: 0 });
    if (document.numPages > told.pages) return void process.send!({ refusal: 'file-too-large' });
    const { text } = await extractText(document, { mergePages: false });
    process.send!({ text: text.join('\n\n') });
  } catch {
    process.send!({ refusal: 'file-broken' });
  }
});
