export { type FilmWish, h264Film, vp8Film } from './film.ts';
export { noFilms } from './hostile.ts';
export { boxOf, elementOf, isoPlace, withPlaceInBoxes, withPlaceInTags } from './place.ts';
