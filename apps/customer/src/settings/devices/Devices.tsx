import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerOf, ProblemError } from '#contract';
import { endDevice, endOtherDevices, listDevices } from '#contract/home';
import { useFormats, useTexts } from '#ui/i18n';
import { Button, fieldStyles, Notice, Skeleton, TriedInVain, Trouble } from '../../parts/index.ts';
import { home } from '../../session/home.ts';
import settings from '../settings.module.css';
import styles from './devices.module.css';
import { deviceTexts } from './texts.ts';

type Device = AnswerOf<typeof listDevices>['devices'][number];

/** It was ended already, in another tab or by itself: that is what was wanted. */
async function ended(ending: Promise<unknown>): Promise<void> {
  await ending.catch((thrown) => {
    if (!(thrown instanceof ProblemError && thrown.problem.code === 'not-found')) throw thrown;
  });
}

/** Where the account is signed in; each can be ended, and all others at once (S2.8). */
export function Devices() {
  const texts = useTexts(deviceTexts);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => home(listDevices, { signal }),
  });
  const ending = useMutation({
    mutationFn: (id: string | null) =>
      id === null ? home(endOtherDevices, {}) : ended(home(endDevice, { params: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
  if (error && !data) return <Trouble thrown={error} onAgain={refetch} />;
  if (!data) return <Skeleton rows={1} />;
  const devices = [...data.devices].sort((a, b) => Number(b.thisOne) - Number(a.thisOne));
  return (
    <>
      <p className={fieldStyles.hint}>{texts.hint}</p>
      <ul className={`${settings.group} ${styles.list}`}>
        {devices.map((device) => (
          <DeviceLine
            key={device.id}
            device={device}
            isEnding={ending.isPending && ending.variables === device.id}
            onEnd={() => !ending.isPending && ending.mutate(device.id)}
          />
        ))}
      </ul>
      <TriedInVain thrown={ending.error} />
      <div role="status">{ending.isSuccess && <Notice tone="done">{texts.ended}</Notice>}</div>
      {devices.length > 2 && (
        <Button
          look="plain"
          isWide
          isBusy={ending.isPending && ending.variables === null}
          onClick={() => !ending.isPending && ending.mutate(null)}
        >
          {texts.endOthers}
        </Button>
      )}
    </>
  );
}

function DeviceLine({ device, isEnding, onEnd }: { device: Device; isEnding: boolean; onEnd: () => void }) {
  const texts = useTexts(deviceTexts);
  const formats = useFormats();
  const name = device.software === '?' ? texts.unknown : device.software;
  const address = device.address === 'unknown' ? null : device.address;
  return (
    <li className={settings.device}>
      <div className={styles.facts}>
        <strong>
          {name} {device.thisOne && <span className={styles.mark}>{texts.thisDevice}</span>}
          {!device.thisOne && device.isNew && (
            <span className={styles.mark} data-new>
              {texts.newDevice}
            </span>
          )}
        </strong>
        <small>{texts.since(formats.dateTime(device.startedAt))}</small>
        {!device.thisOne && <small>{texts.lastUsed(formats.dateTime(device.lastUsedAt))}</small>}
        {address && (
          <small>
            {texts.from} <span className="mono">{address}</span>
          </small>
        )}
      </div>
      {!device.thisOne && (
        <Button look="quiet" isBusy={isEnding} onClick={onEnd} aria-label={texts.endNamed(name)}>
          {texts.end}
        </Button>
      )}
    </li>
  );
}
