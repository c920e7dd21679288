// Before anything is drawn: the theme that was chosen here, so that a dark room is not lit up first.
try {
  const theme = localStorage.getItem('kejin-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Where storage is closed, the system decides.
}
