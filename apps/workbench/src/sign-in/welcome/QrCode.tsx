import { create } from 'qrcode';

/** A QR code as a picture made of one path; light behind it in both themes, since cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const quiet = 4;
  let path = '';
  for (let at = 0; at < data.length; at++)
    if (data[at]) path += `M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z`;
  const side = size + 2 * quiet;
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width={208} height={208} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
