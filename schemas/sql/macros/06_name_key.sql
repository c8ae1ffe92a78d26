create macro name_key(name) as lower(replace(nfc_normalize(name), '’', ''''));

comment on macro name_key is
    'A name in the form in which names are compared: small letters, straight apostrophes. select name_key(name).';
