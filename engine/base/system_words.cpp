#include "engine/base/system_words.h"

#include <cerrno>

namespace gesprek {

std::string system_words(int error) {
  switch (error) {
    case ENOSPC: return "de schijf is vol";
    case EDQUOT: return "je ruimte op de schijf is op";
    case EFBIG: return "het bestand mag niet groter worden";
    case EACCES:
    case EPERM: return "je hebt hier geen rechten voor";
    case EROFS: return "deze schijf is alleen te lezen";
    case ENOENT: return "dit pad bestaat niet";
    case ENOTDIR: return "een deel van het pad is geen map";
    case EISDIR: return "het is een map";
    case EEXIST: return "het bestaat al";
    case EIO: return "de schijf gaf een fout";
    case ENAMETOOLONG: return "de naam is te lang";
    case EMFILE:
    case ENFILE: return "er staan te veel bestanden open";
    case EPIPE: return "de lezer is weg";
    default: return "het systeem meldde fout " + std::to_string(error);
  }
}

}  // namespace gesprek
