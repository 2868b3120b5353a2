// name: search-path
// purpose: Say in which folder COPY finds its CSV files. Ladybug takes no parameter here, so the loader writes the
//   quoted path of its own temporary folder in the place of $folder.
// params:
//   folder: string — absolute path of a folder
CALL file_search_path = $folder
