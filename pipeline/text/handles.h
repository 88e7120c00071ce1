// Owners of the C objects of HarfBuzz and ICU, one line each. Inside text/ only. Changes when another C type is used.
#pragma once

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/ucnv.h>

#include <memory>

namespace bifolio::text {

/// Calls the C library's own function when the owner goes.
template <auto Destroy>
struct Destroyer {
  template <class T>
  void operator()(T* object) const noexcept {
    Destroy(object);
  }
};

template <class T, auto Destroy>
using Handle = std::unique_ptr<T, Destroyer<Destroy>>;

using Blob = Handle<hb_blob_t, hb_blob_destroy>;
using FaceHandle = Handle<hb_face_t, hb_face_destroy>;
using FontHandle = Handle<hb_font_t, hb_font_destroy>;
using BufferHandle = Handle<hb_buffer_t, hb_buffer_destroy>;
using SubsetInput = Handle<hb_subset_input_t, hb_subset_input_destroy>;
using SubsetPlan = Handle<hb_subset_plan_t, hb_subset_plan_destroy>;
using BidiHandle = Handle<UBiDi, ubidi_close>;
using BreakIterator = Handle<UBreakIterator, ubrk_close>;
using CaseMap = Handle<UCaseMap, ucasemap_close>;
using Converter = Handle<UConverter, ucnv_close>;

}  // namespace bifolio::text
