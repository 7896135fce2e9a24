/** The team that all staff of the grid are in. */
export const gridTeamId = '0198b000-0000-7000-8000-000000000006';
