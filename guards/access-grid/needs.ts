/**
 * What each operation of a customer rests on, thought out by hand: `needs` where it is refused once that is withdrawn or, of
 * the policy, a newer version is in force; `-` where it goes on. All that a customer does in the service region rests on the
 * policy and on the transfer, reading included: what lies abroad is not shown either (S5.2, S7.2, S8.1). Nothing rests on what
 * is optional: the analysis and the extra notices are no operation of a customer. What does not need the two (reading the
 * policy, agreeing, withdrawing, signing out) is at home. readFile is a link that was given out before and ends by itself.
 */
export const whatIsNeeded = `
operation                 | policy | cross-border | improvement-analysis | extra-notices
readMe                    | needs  | needs        | -                    | -
writeProfile              | needs  | needs        | -                    | -
writeLanguage             | needs  | needs        | -                    | -
listColleagues            | needs  | needs        | -                    | -
setColleagueRole          | needs  | needs        | -                    | -
setCaseOpening            | needs  | needs        | -                    | -
removeColleague           | needs  | needs        | -                    | -
listInvites               | needs  | needs        | -                    | -
makeInvite                | needs  | needs        | -                    | -
undoInvite                | needs  | needs        | -                    | -
readInvite                | needs  | needs        | -                    | -
redeemInvite              | needs  | needs        | -                    | -
listCompanyJoinRequests   | needs  | needs        | -                    | -
decideCompanyJoinRequest  | needs  | needs        | -                    | -
readOwnArchive            | needs  | needs        | -                    | -
sendJoinRequest           | needs  | needs        | -                    | -
withdrawJoinRequest       | needs  | needs        | -                    | -
listMachines              | needs  | needs        | -                    | -
readMachine               | needs  | needs        | -                    | -
readLogbook               | needs  | needs        | -                    | -
startUpload               | needs  | needs        | -                    | -
readUpload                | needs  | needs        | -                    | -
continueUpload            | needs  | needs        | -                    | -
endUpload                 | needs  | needs        | -                    | -
readFileState             | needs  | needs        | -                    | -
readFile                  | -      | -            | -                    | -
listCases                 | needs  | needs        | -                    | -
openCase                  | needs  | needs        | -                    | -
readCase                  | needs  | needs        | -                    | -
replyToCase               | needs  | needs        | -                    | -
objectToSolution          | needs  | needs        | -                    | -
confirmSolution           | needs  | needs        | -                    | -
joinCase                  | needs  | needs        | -                    | -
followCases               | needs  | needs        | -                    | -
readSeenBefore            | needs  | needs        | -                    | -
search                    | needs  | needs        | -                    | -
`;
