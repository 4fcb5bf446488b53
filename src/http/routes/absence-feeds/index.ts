import {
  createAbsenceFeed,
  listAbsenceFeeds,
  readAbsenceFeedNow,
  removeAbsenceFeed,
} from './absence-feeds.ts'

export const absenceFeedRoutes = [listAbsenceFeeds, createAbsenceFeed, readAbsenceFeedNow, removeAbsenceFeed]
