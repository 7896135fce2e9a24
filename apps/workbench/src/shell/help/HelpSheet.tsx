import { Kbd, Modal } from '@mantine/core';
import { useTexts } from '#ui/i18n';
import { store } from '../../region/store.ts';
import { hideToasts, undoLast } from '../../region/toasts.tsx';
import { shellTexts } from '../texts.ts';
import styles from './HelpSheet.module.css';
import { helpTexts } from './texts.ts';
import { useKeys } from './use-keys.ts';

/** Whether the sheet of keys is open. */
export const helpIsOpen = store(false);

/** The sheet of keys; `?` opens it anywhere. */
export function HelpSheet() {
  const texts = useTexts(helpTexts);
  const shell = useTexts(shellTexts);
  const isOpen = helpIsOpen.use();
  useKeys({ '?': () => helpIsOpen.set(true), z: undoLast, q: hideToasts });
  const groups = groupsOf(texts);
  return (
    <Modal
      opened={isOpen}
      onClose={() => helpIsOpen.set(false)}
      size={1080}
      title={texts.title}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      <div className={styles.groups}>
        {groups.map(([title, keys]) => (
          <section key={title} className={styles.group}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, words]) => (
                <div key={words}>
                  <dt>
                    {names.map((name) => (
                      <Kbd key={name}>{name}</Kbd>
                    ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

type Groups = readonly (readonly [string, readonly (readonly [readonly string[], string])[]])[];

function groupsOf(texts: (typeof helpTexts)['zh']): Groups {
  return [
    [
      texts.inQueue,
      [
        [['j', '↓'], texts.next],
        [['k', '↑'], texts.previous],
        [['Enter'], texts.open],
        [['Esc'], texts.leave],
        [['.'], texts.showNew],
        [['f'], texts.filters],
        [['x'], texts.choose],
        [['a'], texts.assignChosen],
        [['h'], texts.handOver],
      ],
    ],
    [
      texts.inCase,
      [
        [['r'], texts.reply],
        [['n'], texts.note],
        [['a'], texts.assign],
        [['e'], texts.receive],
        [['w'], texts.turn],
        [['u'], texts.promise],
        [['i'], texts.priority],
        [['g'], texts.logCall],
        [['d'], texts.solve],
        [['m'], texts.merge],
        [['l'], texts.link],
        [['1', '…', '5'], texts.narrow],
        [['0'], texts.whole],
        [['p'], texts.print],
        [['t'], texts.split],
        [['Ctrl', 'Enter'], texts.send],
      ],
    ],
    [
      texts.everywhere,
      [
        [['/'], texts.search],
        [['s'], texts.filter],
        [['c'], texts.caller],
        [['z'], texts.undo],
        [['q'], texts.quiet],
        [['?'], texts.help],
      ],
    ],
  ];
}
