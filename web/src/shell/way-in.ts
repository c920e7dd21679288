/** The way to the sign-in page, and from there back to where one was. */
import type { RouteLocationNormalizedLoaded, RouteLocationRaw } from 'vue-router';

/** Only pages of the dashboard itself: an address from elsewhere must not be followed. */
export function placeAfter(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const { origin } = window.location;
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : null;
  // Browsers read `/\elsewhere` and `/.//elsewhere` as addresses of another host.
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return '/';
  return url.pathname === '/sign-in' ? '/' : url.pathname + url.search + url.hash;
}

export function wayIn(route: RouteLocationNormalizedLoaded): RouteLocationRaw {
  const next = route.name === 'sign-in' ? placeAfter(route.query.next) : route.fullPath;
  return { name: 'sign-in', query: { next } };
}
