import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId, useState } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './fields.module.css';
import { partTexts } from './texts.ts';

interface Around {
  label: string;
  hint?: ReactNode;
  /** What is wrong; it stands below and is read out. */
  wrong?: string | null;
  isOptional?: boolean;
}

interface FrameProps extends Around {
  id: string;
  children: ReactNode;
}

function Frame({ id, label, hint, wrong, isOptional, children }: FrameProps) {
  const texts = useTexts(partTexts);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {isOptional && <span className={styles.optional}>{texts.optional}</span>}
      </label>
      {hint && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      <Wrong id={id} words={wrong} />
    </div>
  );
}

function Wrong({ id, words }: { id: string; words?: string | null }) {
  return (
    <div id={`${id}-wrong`} aria-live="polite">
      {words && (
        <span className={styles.wrong}>
          <Icon name="warning" size={16} />
          {words}
        </span>
      )}
    </div>
  );
}

const wiring = (id: string, { hint, wrong, isOptional }: Around) => ({
  id,
  'aria-invalid': wrong ? true : undefined,
  'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-wrong`,
  'aria-required': isOptional ? undefined : true,
  className: styles.control,
});

type TextFieldProps = Around & {
  value: string;
  onText: (text: string) => void;
  isMono?: boolean;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'name'
    | 'autoComplete'
    | 'inputMode'
    | 'maxLength'
    | 'autoFocus'
    | 'enterKeyHint'
    | 'spellCheck'
    | 'autoCapitalize'
    | 'placeholder'
  >;

/** One line of text. */
export function TextField({ label, hint, wrong, isOptional, onText, isMono, ...input }: TextFieldProps) {
  const id = useId();
  const around = { label, hint, wrong, isOptional };
  return (
    <Frame id={id} {...around}>
      <input {...wiring(id, around)} {...input} data-mono={isMono} onChange={(event) => onText(event.target.value)} />
    </Frame>
  );
}

type TextAreaProps = Around & { value: string; onText: (text: string) => void } & Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'name' | 'maxLength' | 'rows'
  >;

/** Several lines of text. */
export function TextArea({ label, hint, wrong, isOptional, onText, ...area }: TextAreaProps) {
  const id = useId();
  const around = { label, hint, wrong, isOptional };
  return (
    <Frame id={id} {...around}>
      <textarea {...wiring(id, around)} {...area} onChange={(event) => onText(event.target.value)} />
    </Frame>
  );
}

type PasswordFieldProps = Around & {
  value: string;
  onText: (text: string) => void;
  autoComplete: 'current-password' | 'new-password';
  name?: string;
};

/** A password that can be shown: long ones are typed better when seen. */
export function PasswordField({ label, hint, wrong, onText, ...input }: PasswordFieldProps) {
  const id = useId();
  const texts = useTexts(partTexts);
  const [isShown, setIsShown] = useState(false);
  return (
    <Frame id={id} label={label} hint={hint} wrong={wrong}>
      <div className={styles.reveal}>
        <input
          {...wiring(id, { label, hint, wrong })}
          {...input}
          type={isShown ? 'text' : 'password'}
          maxLength={500}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onText(event.target.value)}
        />
        <button type="button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? texts.hide : texts.show}
        </button>
      </div>
    </Frame>
  );
}

interface SelectFieldProps extends Around {
  value: string;
  onText: (text: string) => void;
  options: readonly (readonly [value: string, words: string])[];
  name?: string;
  autoComplete?: string;
}

/** One of many. */
export function SelectField({ label, hint, wrong, isOptional, onText, options, ...select }: SelectFieldProps) {
  const id = useId();
  const around = { label, hint, wrong, isOptional };
  return (
    <Frame id={id} {...around}>
      <select {...wiring(id, around)} {...select} onChange={(event) => onText(event.target.value)}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface ChoicesProps<Value extends string> extends Around {
  value: Value | null;
  onChoose: (value: Value) => void;
  options: readonly { value: Value; words: string; help?: string; mark?: ReactNode }[];
  /** Beside each other where there is room. */
  isRow?: boolean;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, hint, wrong, isOptional, value, onChoose, options, isRow } = props;
  const id = useId();
  const texts = useTexts(partTexts);
  return (
    <fieldset className={styles.field} aria-describedby={`${id}-wrong`}>
      <legend className={styles.label} style={{ marginBottom: 6 }}>
        {label}
        {isOptional && <span className={styles.optional}>{texts.optional}</span>}
      </legend>
      {hint && <div className={styles.hint}>{hint}</div>}
      <div className={styles.choices} data-row={isRow}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input type="radio" name={id} checked={value === option.value} onChange={() => onChoose(option.value)} />
            {option.mark}
            <span>
              {option.words}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
      <Wrong id={id} words={wrong} />
    </fieldset>
  );
}
