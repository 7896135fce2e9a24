import './tokens.css';

/** The themes a page can be told to use; without one it follows the device. */
export type Theme = 'light' | 'dark';
