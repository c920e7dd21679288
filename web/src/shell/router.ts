/** The pages and their addresses; each page is loaded when it is first opened. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'overview', component: () => import('../pages/overview/overview-page.vue') },
  { path: '/plans/:slug', name: 'plan', component: () => import('../pages/plan/plan-page.vue'), props: true },
  {
    path: '/targets/:key+',
    name: 'target',
    component: () => import('../pages/target/target-page.vue'),
    props: ({ params }) => ({ target: [params.key].flat().join('/') }),
  },
  {
    path: '/simulation',
    name: 'simulation',
    component: () => import('../pages/simulation/simulation-page.vue'),
  },
  {
    path: '/indicators',
    name: 'indicators',
    component: () => import('../pages/indicators/indicators-page.vue'),
  },
  {
    path: '/enterprises',
    name: 'enterprises',
    component: () => import('../pages/enterprises/enterprises-page.vue'),
  },
  {
    path: '/enterprises/:uscc',
    name: 'enterprise',
    component: () => import('../pages/enterprises/enterprise-page.vue'),
    props: true,
  },
  { path: '/data', name: 'data-desk', component: () => import('../pages/data-desk/data-desk-page.vue') },
  {
    path: '/data/runs/:id',
    name: 'feed-run',
    component: () => import('../pages/data-desk/feed-run-page.vue'),
    props: true,
  },
  {
    path: '/data/submissions/:id',
    name: 'submission',
    component: () => import('../pages/data-desk/submission-page.vue'),
    props: true,
  },
  {
    path: '/programmes',
    name: 'programmes',
    component: () => import('../pages/programmes/programmes-page.vue'),
  },
  {
    path: '/programmes/:slug',
    name: 'programme',
    component: () => import('../pages/programmes/programme-page.vue'),
    props: true,
  },
  { path: '/queues', name: 'queues', component: () => import('../pages/queues/queues-page.vue') },
  { path: '/sign-in', name: 'sign-in', component: () => import('../pages/sign-in/sign-in-page.vue') },
  { path: '/:missing(.*)*', name: 'missing', component: () => import('../pages/missing/missing-page.vue') },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
});

/** The reading day goes along from page to page. */
router.beforeEach((to, from) => {
  if (to.query.on !== undefined || from.query.on === undefined || to.path === from.path) return true;
  return { ...to, query: { ...to.query, on: from.query.on } };
});

/** A reader who cannot see the page change hears its heading, unless they have gone on to something else. */
router.afterEach((to, from) => {
  if (to.path === from.path || from.matched.length === 0) return;
  const pressed = document.activeElement;
  setTimeout(() => {
    const now = document.activeElement;
    if (now === pressed || now === document.body)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, 50);
});
