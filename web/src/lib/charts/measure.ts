// How wide a text will be. Measured with the page's own face where there is a canvas, estimated elsewhere.

let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a text in the sans face, at a size, a weight and a width of the face (percent). */
export function textWidth(text: string, size: number, weight = 400, stretch = 100): number {
  if (context === undefined) {
    context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  }
  if (!context) return text.length * size * 0.58 * (stretch / 100);
  // Canvas does not know widths of a face in per cent; they scale the advance nearly in proportion.
  context.font = `${weight} ${size}px Archivo, Arial, sans-serif`;
  return context.measureText(text).width * (1 - (1 - stretch / 100) * 0.72);
}

/** Breaks a text into lines of at most `width` pixels; a word that is wider keeps a line of its own. */
export function wrap(text: string, width: number, size: number, weight = 400, stretch = 100): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, weight, stretch) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
