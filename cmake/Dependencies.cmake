find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs)
find_package(nlohmann_json REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(JPEG REQUIRED)
find_package(SQLite3 REQUIRED)
if(FIELDLOOP_TESTS)
  find_package(GTest REQUIRED)
endif()

# Libraries without a CMake package of their own, as targets, their headers exempt from our warnings.
function(fieldloop_import name header)
  find_path(${name}_INCLUDE ${header} REQUIRED PATH_SUFFIXES soci)
  add_library(fieldloop_ext_${name} INTERFACE)
  target_include_directories(fieldloop_ext_${name} SYSTEM INTERFACE ${${name}_INCLUDE})
  foreach(lib IN LISTS ARGN)
    find_library(${name}_${lib}_LIB ${lib} REQUIRED)
    target_link_libraries(fieldloop_ext_${name} INTERFACE ${${name}_${lib}_LIB})
  endforeach()
endfunction()

fieldloop_import(exiv2 exiv2/exiv2.hpp exiv2)
fieldloop_import(soci soci.h soci_core soci_sqlite3)
fieldloop_import(httplib httplib.h cpp-httplib)
# Debian builds the library with OpenSSL, which changes the layout of its classes: ours must agree.
target_compile_definitions(fieldloop_ext_httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
target_link_libraries(fieldloop_ext_httplib INTERFACE OpenSSL::Crypto)

# ONNX Runtime: Debian 13 has it; on Debian 12 scripts/install puts library and headers into deps/.
find_path(ONNXRUNTIME_INCLUDE onnxruntime_cxx_api.h REQUIRED
  HINTS ${FIELDLOOP_DEPS}/onnxruntime/include PATH_SUFFIXES onnxruntime onnxruntime/core/session)
find_library(ONNXRUNTIME_LIB NAMES onnxruntime libonnxruntime.so.1 REQUIRED
  HINTS ${FIELDLOOP_DEPS}/onnxruntime/lib)
add_library(fieldloop_ext_onnxruntime INTERFACE)
target_include_directories(fieldloop_ext_onnxruntime SYSTEM INTERFACE ${ONNXRUNTIME_INCLUDE})
target_link_libraries(fieldloop_ext_onnxruntime INTERFACE ${ONNXRUNTIME_LIB})

add_library(fieldloop_ext_opencv INTERFACE)
target_include_directories(fieldloop_ext_opencv SYSTEM INTERFACE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(fieldloop_ext_opencv INTERFACE ${OpenCV_LIBS})

if(FIELDLOOP_TRAINER)
  find_package(Torch REQUIRED)
  add_library(fieldloop_ext_torch INTERFACE)
  target_include_directories(fieldloop_ext_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(fieldloop_ext_torch INTERFACE ${TORCH_LIBRARIES})
  fieldloop_import(onnx onnx/onnx_pb.h onnx_proto protobuf)
  target_compile_definitions(fieldloop_ext_onnx INTERFACE ONNX_ML=1 ONNX_NAMESPACE=onnx)
endif()
