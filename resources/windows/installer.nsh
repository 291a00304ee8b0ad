!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\offprint"
!macroend
