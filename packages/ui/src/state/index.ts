export { Badge, SeverityBadge, StateBadge, type Tone, TurnBadge } from './badges.tsx';
