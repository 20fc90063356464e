#include "data/zip_words.h"

#include "base/system_words.h"
#include "base/text.h"

#include <map>
#include <zip.h>

namespace loom {

std::string zipWords(zip_error_t* error)
{
    static const std::map<int, const char*> words = {
        {ZIP_ER_NOZIP, TR("it is not a zip archive")},
        {ZIP_ER_INCONS, TR("the archive is damaged")},
        {ZIP_ER_CRC, TR("its bytes are damaged")},
        {ZIP_ER_COMPRESSED_DATA, TR("its bytes are damaged")},
        {ZIP_ER_EOF, TR("the file is cut off")},
        {ZIP_ER_NOENT, TR("No such file or directory")},
        {ZIP_ER_EXISTS, TR("File exists")},
        {ZIP_ER_MULTIDISK, TR("it is one part of several")},
        {ZIP_ER_COMPNOTSUPP, TR("it is packed in a way that cannot be read here")},
        {ZIP_ER_ENCRNOTSUPP, TR("it is encrypted")},
        {ZIP_ER_NOPASSWD, TR("it is encrypted")},
        {ZIP_ER_WRONGPASSWD, TR("it is encrypted")},
        {ZIP_ER_MEMORY, TR("Cannot allocate memory")},
    };
    if (zip_error_system_type(error) == ZIP_ET_SYS)
        return systemWords(zip_error_code_system(error));
    const auto found = words.find(zip_error_code_zip(error));
    return found == words.end() ? zip_error_strerror(error) : found->second;
}

std::string zipWords(zip_t* archive)
{
    return zipWords(zip_get_error(archive));
}

} // namespace loom
