// @ts-check
// Shapes of the page's data, as kg/view/content.py and network.py write them. Numbers that name an actor, a document,
// a section or a norm are positions in the data's lists. Fields that are None in Python are absent here.

/**
 * @typedef {{actor: number, rule?: string}} Wider
 * @typedef {{text: string, doc?: string, reason?: string}} WrittenName
 * @typedef {{id: string, name: string, kind?: string, level?: string, names: WrittenName[], kind_of: Wider[],
 *   part_of: Wider[], borne?: number, owed?: number}} Actor
 * @typedef {{id: string, title: string, number?: string, kind?: string, date?: string, text?: string,
 *   issuers: number[], addressees: number[], cites: number[]}} Doc
 * @typedef {{id: string, doc: number, number: string, title: string, path: string, level: number, start: number,
 *   end: number, parent?: number}} Section
 * @typedef {{actor: number, name?: string, source?: string}} Bearing
 * @typedef {{actor: number, name?: string, role?: string}} Towards
 * @typedef {{actor: number, source?: string}} Imposer
 * @typedef {{field: string, value: string, rule: string, start?: number, end?: number}} Mark
 * @typedef {{id: string, doc?: number, section?: number, start: number, end: number, text: string, modality: string,
 *   trigger?: string, source?: string, predicate: string, condition?: string, deadline?: string, due?: string,
 *   basis?: string, assigner?: string, sentence_start: number, sentence_end: number, quote?: string,
 *   confidence: number, bears: Bearing[], towards: Towards[], imposed: Imposer[], marks: Mark[],
 *   corrected?: string[], page?: number, paragraph?: number, cell?: string}} Norm
 * @typedef {{id: string, label: string, group: string, x: number, y: number, w: number, h: number, size: number,
 *   layer?: number}} Box
 * @typedef {{from: string, to: string, type: string, norms?: number[], found?: string, role?: string,
 *   counts?: {[modality: string]: number}, stated?: number}} Edge
 * @typedef {{nodes: Box[], edges: Edge[], options: object}} Drawing
 * @typedef {{actors: number, norms: number, documents: number[], complete: boolean}} Whole
 * @typedef {{content: {actors: Actor[], documents: Doc[], sections: Section[], norms: Norm[]}, overview: Drawing,
 *   full: Drawing, served?: Whole}} Part
 * @typedef {Part & {title: string, words: {[language: string]: {[key: string]: string}}}} Data
 */
