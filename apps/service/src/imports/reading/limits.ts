// What the reading's process loads too: nothing is imported here.

/** What reading a file may take; past it its process is ended and the file is too large. */
export interface ReadingLimits {
  readonly memoryBytes: number;
  /** So long a reader waits for the next rows; what the reader itself does between them does not count. */
  readonly patienceMs: number;
}

/** Limits of every reading. */
export const readingLimits: ReadingLimits = { memoryBytes: 512 * 1024 * 1024, patienceMs: 30_000 };

/** Rows that go from process to process at once. */
export const rowsAtOnce = 200;

/** How often the reading's process looks at its memory. */
export const lookEveryMs = 10;

/** What may be added between two looks. */
export const memoryMarginBytes = 48 * 1024 * 1024;

/** Exit code by which the reading's process says that the file needed more memory than it may. */
export const overMemory = 12;
