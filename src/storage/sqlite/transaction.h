#pragma once
#include <soci/soci.h>

namespace fieldloop {

// What Database::read() and write() lend: a connection in the middle of one transaction, through which the
// stores speak. Outside storage/ it is only declared and handed on.
class Transaction : public soci::session {
 public:
  using soci::session::session;
};

}  // namespace fieldloop
