(script_element (start_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier]) (#match? @_a "^[sS][rR][cC]$"))) @import
(element (start_tag (tag_name) @_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier])
  (#match? @_tag "^([lL][iI][nN][kK])$") (#match? @_a "^[hH][rR][eE][fF]$"))) @import
(element (self_closing_tag (tag_name) @_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier])
  (#match? @_tag "^([lL][iI][nN][kK])$") (#match? @_a "^[hH][rR][eE][fF]$"))) @import
