export { type FilmWish, h264Film, vp8Film, writeH264Film } from './film.ts';
export { noFilms } from './hostile.ts';
export { boxOf, elementOf, isoPlace, withPlaceInBoxes, withPlaceInTags } from './place.ts';
export { type ReadFilm, readFilm } from './read.ts';
