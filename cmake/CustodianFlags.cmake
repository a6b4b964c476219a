# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every flag of the build, in one INTERFACE target.

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CUSTODIAN_CCACHE ccache)
if(CUSTODIAN_CCACHE)
    # What ccache needs to serve files that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CUSTODIAN_CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

add_library(custodian_flags INTERFACE)
target_compile_features(custodian_flags INTERFACE cxx_std_20)
target_compile_definitions(custodian_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(custodian_flags INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor>
    $<$<CXX_COMPILER_ID:MSVC>:/W4 /permissive- /utf-8>)
if(CUSTODIAN_WERROR)
    target_compile_options(custodian_flags INTERFACE $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()

if(CUSTODIAN_SANITIZE)
    target_compile_options(custodian_flags INTERFACE -fsanitize=${CUSTODIAN_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(custodian_flags INTERFACE -fsanitize=${CUSTODIAN_SANITIZE})
endif()

# Hardening of what is shipped; tests/checks/hardening.sh looks for each of it in the programs.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT CUSTODIAN_SANITIZE)
    set(fortify 2)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
        set(fortify 3) # for sizes that are only known when the program runs, too
    endif()
    set(shipped $<CONFIG:Release,RelWithDebInfo>)
    target_compile_options(custodian_flags INTERFACE -fstack-protector-strong
        $<${shipped}:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${fortify}>)
    target_compile_definitions(custodian_flags INTERFACE $<${shipped}:_GLIBCXX_ASSERTIONS>)
    target_link_options(custodian_flags INTERFACE $<$<PLATFORM_ID:Linux>:-Wl,-z,relro,-z,now>
        $<$<AND:$<PLATFORM_ID:Linux>,${shipped}>:-Wl,-z,noexecstack>)
    include(CheckCXXCompilerFlag)
    foreach(flag IN ITEMS -fstack-clash-protection -fcf-protection=full) # not on every processor
        string(MAKE_C_IDENTIFIER "CUSTODIAN_HAS${flag}" has)
        check_cxx_compiler_flag(${flag} ${has})
        if(${has})
            target_compile_options(custodian_flags INTERFACE $<${shipped}:${flag}>)
        endif()
    endforeach()
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES CXX)
endif()
