; The keys of a JSON file, as deep as the manifest says.
(comment) @comment

(pair key: (string) @name value: [(object) (array)] @body) @key
(pair key: (string) @name value: [(string) (number) (true) (false) (null)]) @key
