import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Control } from './Control.tsx';
import { loadHome, loadMachines } from './machine/machines.ts';
import { controlTexts } from './texts.ts';
import './control.css';

// Compiled schemas need eval, which the page's policy forbids; without this the browser logs a violation.
z.config({ jitless: true });

async function start(root: HTMLElement): Promise<void> {
  try {
    const [machines, home] = await Promise.all([loadMachines(), loadHome()]);
    createRoot(root).render(<Control machines={machines} home={home} />);
  } catch {
    // Without a language yet: all three.
    root.textContent = Object.values(controlTexts)
      .map((texts) => texts.cannotStart)
      .join(' · ');
  }
}

const root = document.getElementById('root');
if (root) void start(root);
