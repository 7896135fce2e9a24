/**
 * What every operation answers to every actor about every object. Reviewed by people and never computed: neither from
 * a policy nor from the contract's `may`. A number below 400 is success; the problems behind the others:
 * 401 sign-in-needed · 403 not-allowed · 403m membership-needed · 404 and 422 as the cell or the row names it.
 * finishStaffSession is called without a sign-in under way. A company has no product line, but it lies in an area: the
 * desk may look up each of its areas. To `elsewhere`, whose area is another, A and B do not exist.
 * An export answers as the list it takes along.
 * handPolicyHome, keepConsents, listFactsForHome, acknowledgeFacts, listPeopleForHome, keepHomeReport and endTokens are for the other
 * region alone, with a request that it signed: nobody here comes in.
 * Policies are of nobody: what is asked for here is not there; the texts that came with home are home's to say.
 * Imports belong to no company and are the administrator's alone: A, B and none differ only in whether there is one.
 * Rows about B show that it answers to A's people exactly as if it did not exist; an invite's link alone is for whoever
 * holds it.
 */
export const expectedGrid = `
operation          | about | signed out | pending | member A | admin A | member B | former A | front line | engineer | planner | elsewhere | privacy | admin | missing is
listFactsForHome   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
acknowledgeFacts   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
listPeopleForHome  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
keepHomeReport     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
endTokens          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
readRegions        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 200   |
askComparison      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 204     | 204   |
readMe             | -     | 401        | 200     | 200      | 200     | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   |
keepConsents       | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |
writeProfile       | -     | 401        | 200     | 200      | 200     | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   |
writeLanguage      | -     | 401        | 200     | 200      | 200     | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   |
startStaffSession  | -     | 303        | 303     | 303      | 303     | 303      | 303      | 303        | 303      | 303     | 303       | 303     | 303   |
finishStaffSession | -     | 410        | 410     | 410      | 410     | 410      | 410      | 410        | 410      | 410     | 410       | 410     | 410   | sign-in-expired
readStaffSession   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 200     | 200   |
endStaffSession    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 204       | 204     | 204   |
listStaffSessions  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 200     | 200   |
endOtherStaffSessions| -     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 204       | 204     | 204   |
endOwnStaffSession | -     | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 404     | 404   | not-found
listStaff          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 200     | 200   |

readWorkingCalendar | -    | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
correctWorkingDay  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
writeWorkingHours  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |

listServiceGoals   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
writeServiceGoal   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |

sendJoinRequest    | A     | 401        | 200     | 409      | 409     | 409      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | join-mismatch
sendJoinRequest    | B     | 401        | 200     | 409      | 409     | 409      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | join-mismatch
sendJoinRequest    | none  | 401        | 422     | 409      | 409     | 409      | 422      | 401        | 401      | 401     | 401       | 401     | 401   | join-mismatch
withdrawJoinRequest | -    | 401        | 204     | 204      | 204     | 204      | 204      | 401        | 401      | 401     | 401       | 401     | 401   |
listColleagues     | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
setColleagueRole   | A     | 401        | 403m    | 403      | 204      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
setColleagueRole   | B     | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
setColleagueRole   | none  | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
setCaseOpening     | A     | 401        | 403m    | 403      | 204      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
setCaseOpening     | B     | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
setCaseOpening     | none  | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
removeColleague    | A     | 401        | 403m    | 403      | 204      | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
removeColleague    | B     | 401        | 403m    | 404      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
removeColleague    | none  | 401        | 403m    | 404      | 404      | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
listInvites        | -     | 401        | 403m    | 403      | 200      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
makeInvite         | -     | 401        | 403m    | 403      | 201      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
undoInvite         | A     | 401        | 403m    | 403      | 204      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
undoInvite         | B     | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
undoInvite         | none  | 401        | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
readInvite         | A     | 401        | 200     | 200      | 200      | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
readInvite         | B     | 401        | 200     | 200      | 200      | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
readInvite         | none  | 401        | 410     | 410      | 410      | 410      | 410      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
redeemInvite       | A     | 401        | 200     | 409      | 409      | 200      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
redeemInvite       | B     | 401        | 200     | 200      | 200      | 409      | 200      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
redeemInvite       | none  | 401        | 410     | 410      | 410      | 410      | 410      | 401        | 401      | 401     | 401       | 401     | 401   | link-expired
listCompanyJoinRequests  | -    | 401  | 403m    | 403      | 200      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
decideCompanyJoinRequest | A    | 401  | 403m    | 403      | 200      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
decideCompanyJoinRequest | B    | 401  | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
decideCompanyJoinRequest | none | 401  | 403m    | 403      | 404      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | not-found
nameCompanyAdmin   | A     | 401        | 401     | 401      | 401      | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
nameCompanyAdmin   | B     | 401        | 401     | 401      | 401      | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
nameCompanyAdmin   | none  | 401        | 401     | 401      | 401      | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | company-not-found
startDeparture     | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
startDeparture     | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
startDeparture     | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | company-not-found
takeDepartureBack  | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
takeDepartureBack  | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
takeDepartureBack  | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | company-not-found
endDeparture       | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
endDeparture       | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 204   | company-not-found
endDeparture       | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | company-not-found
readArchive        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 404       | 403     | 200   | company-not-found
readArchive        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 404       | 403     | 200   | company-not-found
readArchive        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | company-not-found
readOwnArchive     | -     | 401        | 403m    | 403      | 200      | 403      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
listJoinRequests   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 200       | 403     | 200   |
decideJoinRequest  | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 404       | 403     | 200   | not-found
decideJoinRequest  | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 404       | 403     | 200   | not-found
decideJoinRequest  | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | not-found
listCompanies      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
readCompany        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | company-not-found
readCompany        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | company-not-found
readCompany        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | company-not-found

listMachines       | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
readMachine        | A     | 401        | 403m    | 200      | 200     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readMachine        | B     | 401        | 403m    | 404      | 404     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readMachine        | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readLogbook        | A     | 401        | 403m    | 200      | 200     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readLogbook        | B     | 401        | 403m    | 404      | 404     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readLogbook        | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
listDeskMachines   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
readDeskMachine    | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | machine-not-found
readDeskMachine    | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 404      | 200     | 404       | 403     | 200   | machine-not-found
readDeskMachine    | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | machine-not-found
moveMachine        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 201   | machine-not-found
moveMachine        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 201   | machine-not-found
moveMachine        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 404   | machine-not-found

startUpload        | -     | 401        | 403m    | 201      | 201     | 201      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
readUpload         | A     | 401        | 403m    | 200      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readUpload         | B     | 401        | 403m    | 404      | 404     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readUpload         | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
continueUpload     | A     | 401        | 403m    | 204      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
continueUpload     | B     | 401        | 403m    | 404      | 404     | 204      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
continueUpload     | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
endUpload          | A     | 401        | 403m    | 204      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
endUpload          | B     | 401        | 403m    | 404      | 404     | 204      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
endUpload          | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readFileState      | A     | 401        | 403m    | 200      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readFileState      | B     | 401        | 403m    | 404      | 404     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readFileState      | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | file-not-found
readFile           | A     | 200        | 200     | 200      | 200     | 200      | 200      | 200        | 200      | 200     | 200       | 200     | 200   | file-not-found
readFile           | none  | 404        | 404     | 404      | 404     | 404      | 404      | 404        | 404      | 404     | 404       | 404     | 404   | file-not-found

listCases          | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
openCase           | A     | 401        | 403m    | 201      | 201     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
openCase           | B     | 401        | 403m    | 404      | 404     | 201      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
openCase           | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | machine-not-found
readCase           | A     | 401        | 403m    | 200      | 200     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
readCase           | B     | 401        | 403m    | 404      | 404     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
readCase           | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
replyToCase        | A     | 401        | 403m    | 201      | 201     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
replyToCase        | B     | 401        | 403m    | 404      | 404     | 201      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
replyToCase        | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
objectToSolution   | A     | 401        | 403m    | 201      | 201     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
objectToSolution   | B     | 401        | 403m    | 404      | 404     | 201      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
objectToSolution   | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
confirmSolution    | A     | 401        | 403m    | 204      | 204     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
confirmSolution    | B     | 401        | 403m    | 404      | 404     | 204      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
confirmSolution    | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
readSeenBefore     | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
search             | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |
joinCase           | A     | 401        | 403m    | 204      | 204     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
joinCase           | B     | 401        | 403m    | 404      | 404     | 204      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
joinCase           | none  | 401        | 403m    | 404      | 404     | 404      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   | case-not-found
followCases        | -     | 401        | 403m    | 200      | 200     | 200      | 403m     | 401        | 401      | 401     | 401       | 401     | 401   |

listQueue          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
searchDesk         | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
searchMachines     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
openCaseForCaller  | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 403   | machine-not-found
openCaseForCaller  | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 403   | machine-not-found
openCaseForCaller  | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 403   | machine-not-found
readDeskCase       | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | case-not-found
readDeskCase       | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 404      | 200     | 404       | 403     | 200   | case-not-found
readDeskCase       | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | case-not-found
answerCase         | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 201      | 403     | 404       | 403     | 403   | case-not-found
answerCase         | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 404      | 403     | 404       | 403     | 403   | case-not-found
answerCase         | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 403     | 404       | 403     | 403   | case-not-found
noteOnCase         | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 201      | 201     | 404       | 403     | 403   | case-not-found
noteOnCase         | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 404      | 201     | 404       | 403     | 403   | case-not-found
noteOnCase         | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 403   | case-not-found
receiveCase        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 403     | 404       | 403     | 403   | case-not-found
receiveCase        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 403     | 404       | 403     | 403   | case-not-found
receiveCase        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 403     | 404       | 403     | 403   | case-not-found
assignCase         | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 204     | 404       | 403     | 403   | case-not-found
assignCase         | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 204     | 404       | 403     | 403   | case-not-found
assignCase         | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 404     | 404       | 403     | 403   | case-not-found
assignCases        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 200     | 404       | 403     | 403   | case-not-found
assignCases        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 200     | 404       | 403     | 403   | case-not-found
assignCases        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 404     | 404       | 403     | 403   | case-not-found
handOverCases      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 422        | 403      | 422     | 422       | 403     | 403   | staff-not-found
listSavedFilters   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
saveFilter         | -     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 404     | 404       | 403     | 404   | not-found
deleteSavedFilter  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 204       | 403     | 204   |
prioritiseCase     | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 204     | 404       | 403     | 403   | case-not-found
prioritiseCase     | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 204     | 404       | 403     | 403   | case-not-found
prioritiseCase     | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 404     | 404       | 403     | 403   | case-not-found
setTurn            | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 404       | 403     | 403   | case-not-found
setTurn            | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 204     | 404       | 403     | 403   | case-not-found
setTurn            | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 403   | case-not-found
promiseUpdate      | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 404       | 403     | 403   | case-not-found
promiseUpdate      | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 204     | 404       | 403     | 403   | case-not-found
promiseUpdate      | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 403   | case-not-found
solveCase          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 403     | 404       | 403     | 403   | case-not-found
solveCase          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 403     | 404       | 403     | 403   | case-not-found
solveCase          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 403     | 404       | 403     | 403   | case-not-found
stopCase           | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
stopCase           | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
stopCase           | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 403   | case-not-found
mergeCase          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
mergeCase          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
mergeCase          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 403   | case-not-found
undoMerge          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
undoMerge          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 403      | 403     | 404       | 403     | 403   | case-not-found
undoMerge          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 403   | case-not-found
linkCases          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 403     | 404       | 403     | 403   | case-not-found
linkCases          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 403     | 404       | 403     | 403   | case-not-found
linkCases          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 403     | 404       | 403     | 403   | case-not-found
unlinkCases        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 403     | 404       | 403     | 403   | case-not-found
unlinkCases        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 403     | 404       | 403     | 403   | case-not-found
unlinkCases        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 403     | 404       | 403     | 403   | case-not-found
splitCase          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 403   | case-not-found
splitCase          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 403      | 403     | 404       | 403     | 403   | case-not-found
splitCase          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 403      | 403     | 404       | 403     | 403   | case-not-found
logCall            | A     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 201      | 201     | 404       | 403     | 403   | case-not-found
logCall            | B     | 401        | 401     | 401      | 401     | 401      | 401      | 201        | 404      | 201     | 404       | 403     | 403   | case-not-found
logCall            | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 403   | case-not-found
printCase          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | case-not-found
printCase          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 404      | 200     | 404       | 403     | 200   | case-not-found
printCase          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | case-not-found
tellPresence       | A     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 204      | 204     | 404       | 403     | 204   | case-not-found
tellPresence       | B     | 401        | 401     | 401      | 401     | 401      | 401      | 204        | 404      | 204     | 404       | 403     | 204   | case-not-found
tellPresence       | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | case-not-found
followDesk         | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
listImports        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
uploadImport       | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 201   |
uploadImport       | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 201   |
uploadImport       | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 201   |
readImport         | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
readImport         | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
readImport         | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
previewImport      | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
previewImport      | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
previewImport      | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
checkImport        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
checkImport        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
checkImport        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
runImport          | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
runImport          | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
runImport          | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
undoImport         | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
undoImport         | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
undoImport         | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
listImportRefusals | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
listImportRefusals | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
listImportRefusals | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
downloadImportRefusals | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
downloadImportRefusals | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   | import-not-found
downloadImportRefusals | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | import-not-found
downloadImportTemplate | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
downloadImportTemplate | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
downloadImportTemplate | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |

listAuditEntries   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 200   |
readRegister       | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
readRecordOfProcessing | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
readStandings      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
listPolicyVersions | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
readPolicyVersion  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 503     | 403   | try-again
preparePolicy      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 201     | 403   |
readPolicyDraft    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 404     | 403   | not-found
dropPolicyDraft    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 404     | 403   | not-found
importPolicyText   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 404     | 403   | not-found
countPolicyReach   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
publishPolicy      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 404     | 403   | not-found
takePolicyBack     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 404     | 403   | not-found
handPolicyHome     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 401        | 401      | 401     | 401       | 401     | 401   |

exportQueue        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportMachines     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportCompanies    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportPeopleOfCompany | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | company-not-found
exportPeopleOfCompany | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | company-not-found
exportPeopleOfCompany | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | company-not-found
exportJoinRequests | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 403      | 403     | 200       | 403     | 200   |
exportImports      | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
exportAuditEntries | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 200   |
exportOperations   | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportOperationCases | -   | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportStaffAccounts | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
exportTeams        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
exportAreas        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
exportReplyTemplates | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportServiceGoals | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportPolicyVersions | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 200     | 403   |
readOperations     | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
listOperationCases | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
readImprovement    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
listImprovementRows | -    | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
exportImprovementRows | -  | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
listStaffAccounts  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
writeStaffAccount  | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
inviteStaff        | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | not-found
endStaffAccount    | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | not-found
listTeams          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
writeTeam          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
writeArea          | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 204   |
moveCompany        | A     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 204   | company-not-found
moveCompany        | B     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 204   | company-not-found
moveCompany        | none  | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | company-not-found
listReplyTemplates | -     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 200       | 403     | 200   |
writeReplyTemplate | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
deleteReplyTemplate | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 204   |
readSystem         | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
readMisuse         | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 200   |
retryJob           | -     | 401        | 401     | 401      | 401     | 401      | 401      | 403        | 403      | 403     | 403       | 403     | 404   | not-found
printMachineLabels | A     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 200      | 200     | 404       | 403     | 200   | machine-not-found
printMachineLabels | B     | 401        | 401     | 401      | 401     | 401      | 401      | 200        | 404      | 200     | 404       | 403     | 200   | machine-not-found
printMachineLabels | none  | 401        | 401     | 401      | 401     | 401      | 401      | 404        | 404      | 404     | 404       | 403     | 404   | machine-not-found
`;
