import { createFeed, listFeeds, revokeFeed } from './feeds.ts'

export const feedRoutes = [listFeeds, createFeed, revokeFeed]
