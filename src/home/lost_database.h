#pragma once

namespace fieldloop {

class Home;
class PhotoFiles;

// What to do with photos that lie beside a database without any: it is more often a lost database than a new
// one.
enum class UnknownPhotos { kRefuse, kTakeIn };

// Throws Error(kConflict) that says what to do when photos lie in a home whose database is missing or knows
// none at all. Changes nothing.
void refuse_lost_database(const Home& home, const PhotoFiles& photos);

}  // namespace fieldloop
