#include "tests/support/pdf_reader.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

namespace gesprek::test {

namespace {

std::string output_of(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");  // NOLINT(cert-env33-c): another reader on purpose
  if (pipe == nullptr) throw std::runtime_error("no shell");
  std::string text;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, size);
  if (::pclose(pipe) != 0) throw std::runtime_error(command + ": " + text);
  return text;
}

/// A file for as long as it is looked at.
class PdfFile {
 public:
  explicit PdfFile(std::string_view bytes) {
    const int fd = ::mkstemp(path_.data());
    if (fd < 0) throw std::runtime_error("no temporary file");
    FILE* file = ::fdopen(fd, "wb");
    const std::size_t written = std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
    if (written != bytes.size()) throw std::runtime_error("a full disk");
  }
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  ~PdfFile() { ::unlink(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_ = "/tmp/gesprek-pdf-XXXXXX";
};

}  // namespace

std::string pdf_text(std::string_view pdf, const std::string& options) {
  const PdfFile file(pdf);
  return output_of("pdftotext " + options + " " + file.path() + " -");
}

std::string pdf_info(std::string_view pdf, const std::string& options) {
  const PdfFile file(pdf);
  return output_of("pdfinfo " + options + " " + file.path());
}

}  // namespace gesprek::test
