import { useQuery } from '@tanstack/react-query';
import { useTexts } from '#ui/i18n';
import { closePerson } from '../offline/person.ts';
import { Button } from '../parts/index.ts';
import { meQuery } from '../session/queries.ts';
import { leave } from '../session/sign-in-trip.ts';
import { joiningTexts } from './texts.ts';

/** The way out for somebody who has no company yet, and so nothing unsent. */
export function LeaveButton() {
  const { data: me } = useQuery(meQuery);
  const texts = useTexts(joiningTexts);
  return (
    <Button look="quiet" onClick={() => void leave('deleted', async () => me && closePerson(me.personId, false))}>
      {texts.signOut}
    </Button>
  );
}
