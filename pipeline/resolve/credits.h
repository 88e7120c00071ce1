// What a title page says before the names of those who are not the author, by language: a table. Changes with the languages and the
// roles that we know.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::resolve {

/// "Translated by " for "trl" (MARC relator codes), as it stands before `name`: "Préface d’"; nothing for a role without words.
/// English for a language not in the table.
std::string credit(std::string_view language, std::string_view role, std::string_view name);

}  // namespace bifolio::resolve
