/** Starts the dashboard. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { createApp } from 'vue';
import { learnViewer } from './api/session';
import { i18n } from './format/language';
import DashboardShell from './shell/dashboard-shell.vue';
import { router } from './shell/router';

createApp(DashboardShell).use(i18n).use(router).mount('#app');
// Who is signed in changes what a page offers, not whether it opens.
learnViewer().catch(() => undefined);
