#pragma once
// From a Cairo surface to pixels: for the files of this room that draw with Cairo.

#include <cairo/cairo.h>

#include "draw/raster.h"

namespace gesprek::draw {

/// Of an image surface in ARGB32 or RGB24; empty when there was no memory for it.
[[nodiscard]] Raster pixels_of(cairo_surface_t* surface);

}  // namespace gesprek::draw
