# cmake --install and the packages (cpack -G DEB, cpack -G TGZ).
include(GNUInstallDirs)
set(CPACK_PACKAGE_NAME netloom)
set(CPACK_PACKAGE_VENDOR Netloom)
# Whoever makes the package answers for it: Debian's own variables name them.
set(CPACK_PACKAGE_CONTACT "Netloom <netloom@localhost>")
if(DEFINED ENV{DEBEMAIL} AND DEFINED ENV{DEBFULLNAME})
  set(CPACK_PACKAGE_CONTACT "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()

# Installs resources/package/NAME with versions and dates filled in and compressed without a time stamp, as Debian
# wants manual pages and the changelog.
find_program(GZIP gzip REQUIRED)
string(TIMESTAMP BUILD_DAY "%Y-%m-%d" UTC)
string(TIMESTAMP BUILD_TIME "%a, %d %b %Y %H:%M:%S +0000" UTC)
function(install_compressed name destination)
  set(filled ${CMAKE_BINARY_DIR}/resources/package/${name})
  configure_file(${CMAKE_SOURCE_DIR}/resources/package/${name} ${filled} @ONLY)
  execute_process(COMMAND ${GZIP} -9nfk ${filled} COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${filled}.gz DESTINATION ${destination})
endfunction()

install(TARGETS loom RUNTIME)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/samples DESTINATION ${CMAKE_INSTALL_DATADIR}/netloom)
install(FILES ${CMAKE_SOURCE_DIR}/resources/package/copyright ${CMAKE_SOURCE_DIR}/LICENSE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install_compressed(changelog ${CMAKE_INSTALL_DOCDIR})
install_compressed(loom.1 ${CMAKE_INSTALL_MANDIR}/man1)
if(NETLOOM_WINDOW)
  install(TARGETS netloom RUNTIME)
  install_compressed(netloom.1 ${CMAKE_INSTALL_MANDIR}/man1)
  set(desktop ${CMAKE_SOURCE_DIR}/resources/desktop)
  install(FILES ${desktop}/netloom.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${desktop}/netloom.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
  install(FILES ${desktop}/netloom.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
          RENAME org.netloom.Netloom.metainfo.xml)
  install(FILES ${desktop}/netloom.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "studio in which people learn neural networks")
set(CPACK_PACKAGE_DESCRIPTION
    "Networks are built by drag and drop, trained live on real pictures and looked
into while they learn: feature maps, weights, gradients, confusion, embeddings.
.
The package brings the studio (netloom), the same engine on the command line
(loom) and sample projects.")
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
# The builder's umask must not decide who may read an installed folder.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "dataset-fashion-mnist, qt6-translations-l10n, qt6-wayland")
include(CPack)
