export { type FilmWish, h264Film, vp8Film } from './film.ts';
export { boxOf, elementOf, isoPlace, withPlaceInBoxes, withPlaceInTags } from './place.ts';
