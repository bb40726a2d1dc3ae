; The set-up with pages, in Arabic and English, for those who install by hand (pack.sh). It installs what the MSI does.
;   setup.exe /S                          installs or upgrades without a question
;   uninstall.exe /S [/REMOVE_REGISTER]   removes the program; the register only when that is said
Target amd64-unicode
Unicode true
!define PROGRAM "Shubbak"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
Name "${PROGRAM}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\${PROGRAM}"
RequestExecutionLevel admin
ManifestDPIAware true
BrandingText "${PROGRAM} ${VERSION}"
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!define MUI_ICON "${FILES}/shubbak.ico"
!define MUI_UNICON "${FILES}/shubbak.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\shubbak.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; The first one is taken where Windows speaks neither.
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "English"

LangString NEWER ${LANG_ARABIC} "على هذا الجهاز إصدار أحدث من البرنامج، وقد لا يقرأ هذا الإصدار سجلّه. لم يتغير شيء."
LangString NEWER ${LANG_ENGLISH} "A newer version is installed, and this one may not be able to read its register. Nothing was changed."
LangString IN_USE ${LANG_ARABIC} "البرنامج مفتوح. أغلقه ثم أعد المحاولة."
LangString IN_USE ${LANG_ENGLISH} "The program is open. Close it and try again."
LangString THE_PROGRAM ${LANG_ARABIC} "البرنامج"
LangString THE_PROGRAM ${LANG_ENGLISH} "The program"
LangString THE_REGISTER ${LANG_ARABIC} "سجل هذا الجهاز بكل ما فيه (لا رجعة فيه)"
LangString THE_REGISTER ${LANG_ENGLISH} "This machine's register and all it holds (for good)"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${PROGRAM} set-up"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "MIT OR Apache-2.0"

Function .onInit
  SetRegView 64
  ; For the machine, not for whoever installs it.
  SetShellVarContext all
  ReadRegStr $0 HKLM "${UNINSTALL}" "DisplayVersion"
  StrCmp $0 "" done
  ${VersionCompare} "$0" "${VERSION}" $1
  StrCmp $1 "1" 0 done
  MessageBox MB_ICONSTOP "$(NEWER)" /SD IDOK
  SetErrorLevel 3
  Quit
done:
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  ClearErrors
  File "${FILES}/shubbak.exe"
  IfErrors 0 written
  MessageBox MB_ICONSTOP "$(IN_USE)" /SD IDOK
  SetErrorLevel 4
  Abort
written:
  File "${FILES}/NOTICE.md"
  File "${FILES}/LICENSE-MIT"
  File "${FILES}/LICENSE-APACHE"
  File "${FILES}/THIRD-PARTY.txt"
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\shubbak.exe"
  ; One machine is one counter, whoever signs in to Windows there: its users may all write the centre's files.
  CreateDirectory "$APPDATA\${PROGRAM}"
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\${PROGRAM}" /grant *S-1-5-32-545:(OI)(CI)M /Q'
  Pop $0
  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\shubbak.exe"
  WriteRegStr HKLM "${UNINSTALL}" "Publisher" "${PROGRAM}"
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" "$0"
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

Section "un.$(THE_PROGRAM)" UN_PROGRAM
  SectionIn RO
  ClearErrors
  Delete "$INSTDIR\shubbak.exe"
  IfErrors 0 gone
  MessageBox MB_ICONSTOP "$(IN_USE)" /SD IDOK
  SetErrorLevel 4
  Abort
gone:
  Delete "$INSTDIR\NOTICE.md"
  Delete "$INSTDIR\LICENSE-MIT"
  Delete "$INSTDIR\LICENSE-APACHE"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  ; Only when nothing is in it.
  RMDir "$APPDATA\${PROGRAM}"
  DeleteRegKey HKLM "${UNINSTALL}"
SectionEnd

; Whoever wants it says so: it is not chosen beforehand.
Section /o "un.$(THE_REGISTER)" UN_REGISTER
  RMDir /r "$APPDATA\${PROGRAM}"
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${PROGRAM}"
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REMOVE_REGISTER" $1
  IfErrors done
  !insertmacro SelectSection ${UN_REGISTER}
done:
FunctionEnd
