"""The pages of the app, one module each (a folder called `pages` means something to Streamlit)."""
