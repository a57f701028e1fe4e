"""FlexSim's other commands: names that exist and are not executed here, each with its reason.

The checker must know them: a command that exists is refused with the reason, a name that
somebody made up is reported as such. The names are those of FlexSim's command reference;
what is executed is in ``commands``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["NOT_RUN", "REASONS"]

#: Group -> why its commands are not executed, as the end of a sentence.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "windows": "needs FlexSim's windows or pictures",
        "pictures": "moves pictures only",
        "outside": "reaches outside of the model: sockets, programs, Excel",
        "files": "reads or writes files",
        "development": "serves the making of FlexSim itself",
        "own logic": "works on the insides of FlexSim's objects",
        "data": "works on FlexSim's own store of statistics",
        "events": "works on FlexSim's list of events",
        "tree": "works on FlexSim's tree of nodes",
        "control": "controls FlexSim or its model file",
        "old": "is an old form that was replaced by a class or an operator",
    }
)

_GROUPS: dict[str, str] = {
    "windows": (
        "activateview activedocumentnode activedocumentview activeview addviewtext "
        "applyalleditstonodes applyeditstonode applylinks applyshapefactors applytoedits "
        "attlink autoloadallmedia autoloadimages autoloadshapes autoloadsounds "
        "beginaggregatedundo beginignoreundo bindtexture callwebscriptmethod "
        "checkforexistingview clearundohistory clickcode closeview codetotemplate "
        "codetotemplatetext combocurrentnode comborefresh continueaggregatedundo controlpressed "
        "createpopup createundorecord createview cursorinfo deselectall distcutoff "
        "distfromviewpoint draginfo draw3dtext drawbox drawcolumn drawcube drawcylinder "
        "drawdisk drawflattext drawfont drawimage drawline drawobject drawpie drawquad drawrect "
        "drawrectangle drawshadow drawsphere drawtext drawtomodelscale drawtoobjectscale "
        "drawtriangle dropnodefrom dropnodeto dropx dropy dropz endaggregatedundo endignoreundo "
        "fglColor fglDisable fglEnable fglinfo fglLoadIdentity fglMatrixMode fglNormal "
        "fglPopMatrix fglPushMatrix fglRotate fglScale fglTranslate findundorecordbyid "
        "finishundorecord flyactive flyendnode flypath flypathadd flypathreset flystart flystop "
        "flyto flyupdate getchecked getcurrentundorecord getdashboardcontrol getdrawtextmetric "
        "getfilebrowse getfilesindirectory getparentwindow getpickingdrawfocus getpickingmode "
        "getshapeindex getsoundindex getsystemmetric gettableviewselection gettextureindex "
        "getundorecordid getviewhwnd getviewmenu getviewscale getviewtext glIsEnabled "
        "glLineWidth glPointSize highlightviewtext iskeydown keyboardfocus keyedclick "
        "lastclickednode lastkey lastkeydown lastkeyup listboxrefresh loadimage "
        "loadthreedobject mainmenucommand makeactive mediareset menubelow menucheck menugray "
        "menumain mesh meshaddindex meshaddvertex meshdraw meshinfo meshsetattrib "
        "meshsetvertexattrib nodefromwindow objectsoundcode ownerview pickcolor pickcolornode "
        "pickedcolorblue pickedcolorgreen pickedcolorred pickfile picklistapply popupmenu "
        "redirectconsole redirectpicklists redo refreshview repaintallactive repaintview "
        "repositionhighlightededits scrollinfo select selectedobject selectedx selectedy "
        "selectedz sendonactivatenotify setcameradirection setcameravolume setchecked setcursor "
        "setdrawnamefunction setdropcoords setpickingdrawfocus setselectedobject "
        "settableviewselection shapeinfo shiftpressed showcompilerconsole showhelp showhtmlhelp "
        "soundchange soundload soundplay soundplayfile soundstop spacebase spacerotate "
        "spacescale spacetranslate standardpreopen sv systemwindow tabcontrolrefresh "
        "templatetocode textureaxis_s textureaxis_t undo unloadimage updateundorecord viewdist "
        "viewmenucommand viewtofile webcommand windowflash windowfromnode windowgray windowmenu "
        "windowmove windowredraw windowshow windowstyle "
    ),
    "pictures": (
        "addkinematic deactivatekinematics dynamicsplineall fastspline fastsplineall "
        "fastsplineupdate getkinematics initkinematics profilekinematics scalekinematicstotime "
        "setkinematicsrotoffset spline splinedraw splinedrawextrusion splinelength "
        "splineposobject splinerx splinery splinerz splinex spliney splinez updatekinematics "
    ),
    "outside": (
        "clientclose clientconnect clientcreate clientreceive clientsend excelclose "
        "excelcreatesheet excelcreateworkbook exceldeleterange exceldeletesheet "
        "excelexporttable excelgetrangeparam excelgetrangesheet excelimporttable excellaunch "
        "excelmultitableexport excelmultitableimport excelopen excelquit excelrangereadnum "
        "excelrangereadstr excelrangewritenum excelrangewritestr excelreadcell excelreadnum "
        "excelreadstr excelsave excelsetrange excelsetsheet excelversion excelwritenum "
        "excelwritestr requestdecision rundocument runprogram serveraccept "
        "servercloseconnection serverclosemain servercreatemain serverreceive serversend "
        "socketend socketinit "
    ),
    "files": (
        "cdir currentfile documentsdir endoffile exporttable fileclose fileexists fileopen "
        "filereadline fpc fpd fpf fpr fpt getdirbrowse getpath importtable modeldir "
        "outputtreecontent pdir pfile profileevents programdatadir replacedata_n replacedata_s "
        "replacename report reportmode searchdata_n searchdata_s searchname stringtoken "
        "truncatemediapath userdatadir "
    ),
    "development": (
        "addcommand avi backupfile buildall changedisplay cleannodeflexscript cmdcompile "
        "cmddelete cmdexit cmdloadbyextension cmdloadsession cmdloadtree cmdnew cmdopen "
        "cmdsaveas cmdsavesession cmdsavetree consoleexecutefs copyattributes copycolor "
        "copylabel copylabels copyvariable copyvariables copyvisuals cubemap daemonstate "
        "documentusercommands embedfile excelupdatepreferences fgldebuglevel fileisreadonly "
        "fillwithatts fscheckall function_n function_s getapplicationtitle "
        "getnextparametersobject gettreedrawposition groupconnectfrom groupconnectto "
        "groupcopyconnections help howmanyattributes howmanycommands license licenseactivation "
        "maintenance mediafile mediapath modeleditmode postclosewindowmessage "
        "postmovewindowupdate postwindowmessage rebindobjectattributes recover "
        "refreshcommandlist refreshglobalvariables refreshmodelcommands sendwindowmessage "
        "setapplicationtitle setmessageloopsleep setticker simexec socketx statsenablemask "
        "stick suspenddraw switch_hidden switch_variable system_cld system_clda system_cli "
        "system_clia system_cln system_clna system_cls system_clsa system_gld system_glda "
        "system_gli system_glia system_gln system_glna system_gls system_glsa system_ms "
        "system_sld system_slda system_sli system_slia system_sln system_slna system_sls "
        "system_slsa toggleallcodestates tracemaskevents tracemaskobject tracemasktime "
        "trackpopup uselisteners wmp "
    ),
    "own logic": (
        "addsphere assertvariable changepersonvisuals closeallip closeallop closeip "
        "closenodeedge closeop contentunder cpcpno createcoordinatedtasksequence "
        "dispatchcoordinatedtasksequence distancetotravel drawspheres emptyfluidobject "
        "evaluatepullcriteria fluidcontent fluidmaxcontent freeoperators getallocatedfromkey "
        "getanimationvar getcoordinatedtasksequence getcreationtime getcurtask getedgedist "
        "getedgespeedlimit getentrytime getframe getiteminvolved getitemsendto getitemstate "
        "getitemvar getnetnode getnetnodespline getnetworkdistance getnextnetnode "
        "getnextnetnodeoutport getobjectshapeindex getobjecttextureindex getpreempt getpriority "
        "gettenavigator gettenetnode gettenetworkinfo getutilizedobject holditem inititem "
        "inputopen insertallocatetask insertdeallocatetask insertproxytask insertsynctask "
        "ipavailable ipopen ipopno ipready isedgeforward netnodefromrank numconnections "
        "opavailable openallip openallop openip opennodeedge openop opipno opopen opready "
        "optimizenetwork outputopen pickoffsetx pickoffsety pickoffsetz placeoffsetx "
        "placeoffsety placeoffsetz profiletasksequence pullitem rackdrawfilledcell "
        "rackdrawvirtualcontent rackgetbaycontent rackgetbayloc rackgetbayofitem rackgetbaysize "
        "rackgetcellcontent rackgetcellvar rackgetitembybaylevel rackgetitemcellrank "
        "rackgetlevelloc rackgetlevelofitem rackgetlevelsize rackgetnrofbays rackgetnroflevels "
        "rackrecycleitem rackrestoreitem racksetcellcontent racksetcellvar rankfromnetnode "
        "reassignnetnode reassignticker receiveitem recycleitem redirectnetworktraveler "
        "reordertasks requestoperators rerankbesttask resetuniqueid "
        "resumetransportsin resumetransportsout savestoppedtransportin savestoppedtransportout "
        "setanimationvar setcollisioncheck setframe setiteminvolved setitemsendto setitemvar "
        "setobjectbillboard setpreempt setpriority setresetposition switch_enablestats "
        "switch_hideconnectors switch_hidelabel switch_showobject trafficcontrolinfo "
        "transitionport transportincomplete transportoutcomplete updatelocations updatestate "
    ),
    "data": (
        "addbundleentry addbundlefield calculateconfidence clearbundle dataplot exportdataset "
        "getbundlefieldname getbundlefieldnr getbundlefieldtype getbundleindexentries "
        "getbundlenrentries getbundlenrfields getbundlevalue getdatastat "
        "getstatetableutilization graphtohistogram importdataset makehisto qstudentt "
        "randantithetic randnext randstate removebundleentry removefirstbundleentry "
        "removelastbundleentry setbundlevalue "
    ),
    "events": (
        "addtoeventtypelegend createevent createtickevent debug delayednodefunction delayevents "
        "delayeventsofobject destroyevent destroyeventsofobject destroymessageevents eventget "
        "eventlisten eventloginfo eventqty inheritcode listenerinfo logevent "
        "nodefunctionlisten registereventtype selectall startlisten "
        "stoplisten "
    ),
    "tree": (
        "apchar checkdllconnection comparetrees convert createcoupling findownerobject "
        "getsdtvalue nodebreak nodeinsertafter nodeinsertinto nodejoin "
        "removeallcouplingreferences setsdtvalue swapnoderanks switch_cppfunc switch_dllfunc "
        "switch_expanded switch_hashedlist switch_noselect switch_orphancoupling "
        "switch_preservecoupling switch_protected switch_selected switch_statelocked "
        "switch_stateused tonode toptr views "
    ),
    "control": (
        "addsystemcontrolleritem commandlineparam createuserlibrary deleteselected "
        "dropuserlibraryobject duplicateselected endreplication executefsfile fastforward "
        "filebrowse firecreateevent flipselected geteventtime getlastfiletype "
        "getlinecontrollerdata getreportnum getrunstate groupsetnames hideprogressbar "
        "highestconnection insertcopy integrityscan isprojectcompiled loadselectedfromfile "
        "loadstate loaduserlibrary memberadd memberremove memberremoveall moveobject "
        "moveselectedintohighlighted notifylinecontroller pickoptiononselect realtime "
        "resetexperiment resetlayer rotateselected runfunction savebyname savemodelprepare "
        "saveselectedtofile savestate savetree searchfornode seteventtime setprogressbar "
        "showprogressbar so startuploadlibraries transfernodeobj updatereport userinput "
        "validatename "
    ),
    "old": (
        "add addfullhistorymoverecord addfullhistorystaterecord and angle anode anum aptr "
        "arraysize assertattribute assertsubnode att att_s aviadd avifinish avistart "
        "bcgetitemkinematics bcgetitemposition bcsetdirection bcsetitemconveystate bitwiseand "
        "bitwisenot bitwiseor bitwisexor cell cellrc cellrowcolumn changeconveyorspeed "
        "changetask clearconsole clearcontents clearfullhistory coloraqua colorarray colorblack "
        "colorblue colorbrown colorgray colorgreen colorlightblue colorlime colororange "
        "colorpink colorpurple colorrandom colorred colorrgb colorsilver colorteal colorwhite "
        "coloryellow containerentry containerexit contentobj count cppgettoken cppsettoken "
        "createdelaytask createemptytasksequence createglobaltasksequence createloadtask "
        "createsendmessagetask createstandardtask createtravelloadtask createtraveltask "
        "createtraveltolocandwaittask createtraveltoloctask createtravelunloadtask "
        "createunloadtask createwaittask dbchangetable dbclose dbexportnode dbexporttable "
        "dbgetfieldname dbgetmetrics dbgetmode dbgetnumcols dbgetnumrows dbgettablecell "
        "dbgettablenum dbgettablestr dbimportnode dbimporttable dbopen dbsettablecell "
        "dbsettablenum dbsettablestr dbsqlquery dbusername dbviewtable dbwritechanges diffsign "
        "dispatchtasksequence div divide dumpquery enablefullhistory endwaittask eq "
        "excelexportnode excelimportnode excelmacro excelrangeread excelrangewrite excelread "
        "excelwrite executetablecell exportfullhistory familycreate familydelete familymember "
        "familymemberadd familymemberdel familymemberqty fillarray findmatch findmax findmin "
        "forobjecthighlightedin forobjectsbefore forobjectsbehind forobjectselectionset ge "
        "getcolorcomponent getdatatype getmodelunitnum getmodelunitstr getmoverecord "
        "getmoverecordvalue getnroftasks getnummoverecords getnumstaterecords "
        "getobjectimageindex getquerycolcount getquerymatchcount getquerymatchtablerow "
        "getqueryvalue getrank gets getstaterecord getstaterecordvalue getstatestr gettablecell "
        "gettaskinvolved gettasksequence gettasksequencequeue gettaskstate gettasktype "
        "gettaskvariable gettotalnroftasks gettrackedvariable getvartype glBegin glColor3d "
        "glColor4d glDisable glEnable glEnd glLoadIdentity glMatrixMode glNormal3d globallist "
        "glPopAttrib glPopMatrix glPushAttrib glPushMatrix glRotated glScaled glTexCoord2d "
        "glTranslated glVertex3d groupaddmember groupmember groupnummembers groupremovemember "
        "gt helpcommands hidelabel hideports inc inittrackedvariable inserttask installpackage "
        "iterate le listbackorders listentries listinlist listmax listmaximum listmean listmin "
        "listminimum listmul listremove listsub listsum loadsound local localarray lt main "
        "module movetablecol movetablerow movetasksequence mul multisorttable nametomodelpath "
        "ncols ne nodeadddata nodedeldata nodepoint not nrows ntravelto ntraveltoupdate "
        "objectshapecode objecttexcode openflexsimchart openglcolor opengllighting or parg "
        "particleset pc query rankobj relloc repeat resumeanimation "
        "richeditaddtext richedittoken runexpertfit savefpk setcenter setcurrent setitem "
        "setnodename setobjectimageindex setport setquerynode sets setstate_s settable "
        "settrackedvariable setundos showgraphicinfo sorttable spaceglobal spaceobject "
        "startanimation stopanimation store stringreturn stringtopchar strquote sub "
        "swaptablecols swaptablerows switch_hidebase trackedvariable transfernode travelto "
        "traveltoupdate undos updateanimation updatetoolsmenu userfunction_n userfunction_s "
        "var_s vectorprojectx vectorprojecty vectorprojectz xcenter ycenter zcenter "
    ),
}

#: Command -> group.
NOT_RUN: Mapping[str, str] = MappingProxyType(
    {name: group for group, names in _GROUPS.items() for name in names.split()}
)
