// Members and visitors both see it: from here it comes with what every page has.
export { Hotline } from '../hotline/Hotline.tsx';
export { Button, CallButton, LinkButton } from './Button.tsx';
export { CopyNumber } from './CopyNumber.tsx';
export { Choices, PasswordField, SelectField, TextArea, TextField } from './Field.tsx';
export { default as fieldStyles } from './fields.module.css';
export { showFirstWrong } from './first-wrong.ts';
export { Card, Empty, Facts, Notice, Page, Section, Skeleton } from './Page.tsx';
export { TriedInVain, Trouble } from './Trouble.tsx';
export { partTexts } from './texts.ts';
