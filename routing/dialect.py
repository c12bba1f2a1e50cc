"""Words of spoken Kosovo Albanian (Gheg) with the standard words of the same sense, in folded letters.

Written `spoken=standard`, several words joined by `_`.
"""

from __future__ import annotations

_WORDS = """
kom=kam kena=kemi kan=kane paskam=kam skom=nuk_kam ska=nuk_ka ski=nuk_ke skena=nuk_kemi skemi=nuk_kemi skan=nuk_kane
jom=jam jon=jane jena=jemi sjom=nuk_jam sjam=nuk_jam osht=eshte asht=eshte esht=eshte oshte=eshte ashte=eshte
sosht=nuk_eshte sasht=nuk_eshte seshte=nuk_eshte ish=ishte kon=ke dojm=duam dona=duam due=dua du=dua sdu=nuk_dua
sdi=nuk_di dijna=dime dim=dime sdijm=nuk_dime munem=mund munet=mund mujm=mund mujna=mund munesh=mund muj=muaj
muna=mund muni=mund smunem=nuk_mund smunet=nuk_mund smuj=nuk_mund smujm=nuk_mund vyn=duhet lypet=duhet lypen=duhet
lypin=kerkojne lyp=kerkoj duhna=duhet nevojtet=duhet boj=bej bo=bere bojm=bejme bojna=bejme bon=ben bohet=behet
bohna=behemi bona=bera boni=beri bojn=bejne baj=bej bajm=bejme ba=bere bahet=behet bojshin=benin shkojm=shkojme
shku=shkuar shkut=shkuar vike=vinte vi=vij ardh=ardhur ardhe=ardhur kthy=kthyer kthyme=kthyer thom=them thojn=thone
thon=thone kallxo=trego kallxon=tregon kallxoni=tregoni kallxojn=tregojne tregu=treguar mar=marr mur=marre
qet=nxjerr qes=nxjerr qit=kete qitni=nxirrni qiten=nxjerrin nxjer=nxjerr gjet=gjetur gjon=gjej hjek=heq hjeki=heq
hek=heq hjekin=heqin pagu=paguar pagun=paguar pagujm=paguajme paguj=paguaj regjistru=regjistruar apliku=aplikuar
nostrifiku=nostrifikuar ndertu=ndertuar nderru=ndryshuar nderroj=ndryshoj rregullu=rregulluar qelu=hapur qel=hap
qele=hap qeli=hap cel=hap mshel=mbyll msheli=mbyll mbyllu=mbyllur punu=punuar puno=punon ankohna=ankohemi
anku=ankuar vizatu=vizatuar ndreq=rregullo ndrequn=rregulluar ndreqin=rregullojne prish=prishur prishe=prishur
prishun=prishur humb=humbur huna=humba humi=humbi hup=humbas hupa=humba vjedh=vjedhur mujta=munda shtini=fusin
shti=fut qikoni=shikoni kqyr=shiko kqyrni=shikoni kqyrin=shikojne nimo=ndihmo nimoni=ndihmoni nihmo=ndihmo
nihm=ndihme nihme=ndihme nime=ndihme nim=ndihme ndihm=ndihme ndim=ndihme ndime=ndihme rrnoj=jetoj rroj=jetoj
rri=qendroj rrim=qendrojme msoj=mesoj msohet=mesohet msu=mesuar shkru=shkruar kesh=ka_qene qka=cfare cka=cfare
qa=cfare ca=cfare shka=cfare qfare=cfare cfar=cfare qfar=cfare qysh=si qish=si kysh=si qyshe=si cysh=si kah=nga
kahe=nga qata=ata psene=pse kadal=ngadale tash=tani tashti=tani tasht=tani sod=sot neserm=neser niser=neser
nesr=neser mbram=mbreme mramje=mbremje mrama=mbremje mas=pas masi=pasi mrapa=prapa ktu=ketu qitu=ketu knej=ketej
qaty=aty naj=ndonje najsen=dicka najsend=dicka niher=njehere niheri=njehere prej=nga mrena=brenda jasht=jashte
nalt=lart posht=poshte mdhe=madhe permrena=brenda sivjet=kete_vit vjet=vitin_e_kaluar mot=vitin_tjeter muji=muaji
mujve=muajve mujin=muajin jav=jave dit=dite nade=mengjes nadje=mengjes cik=vajze cika=vajza qik=vajze qika=vajza
qiken=vajzen goca=vajza goce=vajze cun=djale cuni=djali qun=djale quni=djali kalamaj=femije kalamajt=femijet
kalama=femije femi=femije cocat=femijet thmij=femije thmit=femijet fmij=femije fmit=femijet fmija=femija baca=babai
baba=babai bab=babai nona=nena nana=nena nan=nene loka=nena shpi=shtepi shpia=shtepia shpis=shtepise shpin=shtepine
shpija=shtepia shpijes=shtepise shpijen=shtepine uj=uje ujt=uje rrym=rryme rrug=rruge rrugt=rruget shkoll=shkolle
pun=pune pare=para paret=parate dukumenta=dokumente dokumentat=dokumentet komun=komune kumuna=komuna
berllog=mbeturina berllogu=mbeturina berllok=mbeturina mbeturinat=mbeturina plehna=mbeturina pleh=mbeturina
plehrat=mbeturina qent=qente zagar=qen zagart=qente tok=toke ara=toka are=toke ilaq=ilace ilaqe=ilace ilaqet=ilace
barna=ilace barnat=ilace dokter=mjek doktor=mjek mjeku=mjek vetur=veture kerr=veture kerri=vetura kerrin=veturen
grop=grope mllom=balte balt=balte bor=bore nerr=ndertim hiq=asgje hic=asgje kurgjo=asgje kurgja=asgje sen=gje
send=gje gja=gje krejt=te_gjitha tan=te_gjitha tona=te_gjitha kejt=te_gjitha kurkush=askush kerkush=askush
askun=askund kurkun=askund vec=vetem veq=vetem mu=mua mun=mund teje=ty neve=ne un=une ni=nje nja=nje njo=nje
qeto=keto kto=keto qita=kete kta=keta ket=kete qeky=ky qat=ate qikjo=kjo edhe=dhe hala=ende ala=ende bile=madje
boll=mjaft dosta=mjaft shum=shume najher=ndonjehere kurr=kurre anej=andej apet=perseri prap=perseri prapo=perseri
shnosh=shendosh falem=faleminderit falemnderit=faleminderit flm=faleminderit pershnetje=pershendetje
tung=pershendetje selam=pershendetje nmuj=ne_muaj nshpi=ne_shtepi nkomun=ne_komune nkomune=ne_komune
nshkoll=ne_shkolle nrruge=ne_rruge nrrug=ne_rruge nfshat=ne_fshat npun=ne_pune npune=ne_pune tfemis=te_femijes
smerret=nuk_merret sbon=nuk_behet sbohet=nuk_behet sjan=nuk_jane sjon=nuk_jane spo=nuk_po spom=nuk_po smka=nuk_me_ka
smkan=nuk_me_kane smon=nuk_mund sun=nuk_mund suj=nuk_mund sunet=nuk_mund sunem=nuk_mund snosht=nuk_eshte
"""

# The sense of these is in the pair: `me` and a participle is the Gheg infinitive.
_PAIRS = """
me_bo=te_bej me_ba=te_bej me_marr=te_marr me_mar=te_marr me_qit=te_nxjerr me_qite=te_nxjerr me_nxjerr=te_nxjerr
me_shku=te_shkoj me_ardh=te_vij me_ardhe=te_vij me_pas=te_kem me_pase=te_kem me_kan=te_jem me_kon=te_jem
me_qen=te_jem me_apliku=te_aplikoj me_paraqit=te_paraqes me_paraqite=te_paraqes me_lajmru=te_lajmeroj
me_regjistru=te_regjistroj me_pagu=te_paguaj me_ndertu=te_ndertoj me_nderru=te_ndryshoj me_ndrru=te_ndryshoj
me_hap=te_hap me_qel=te_hap me_cel=te_hap me_mbyll=te_mbyll me_mshel=te_mbyll me_nostrifiku=te_nostrifikoj
me_verteto=te_vertetoj me_vertetu=te_vertetoj me_ndihmu=te_ndihmoj me_nimu=te_ndihmoj me_punu=te_punoj me_dit=te_di
me_dite=te_di me_pyt=te_pyes me_vet=te_pyes me_ankue=te_ankohem me_anku=te_ankohem mu_anku=te_ankohem
mu_kthy=te_kthehem me_kthy=te_kthej mu_regjistru=te_regjistrohem mu_paraqit=te_paraqitem mu_lajmru=te_lajmerohem
mu_taku=te_takohem mu_pensionu=te_pensionohem mu_martu=te_martohem mu_divorcu=te_divorcohem mu_bo=te_behem
me_rregullu=te_rregulloj me_ndreq=te_rregulloj me_ble=te_blej me_shit=te_shes me_jetu=te_jetoj me_jeto=te_jetoj
me_lyp=te_kerkoj me_kerku=te_kerkoj me_gjet=te_gjej me_gjete=te_gjej me_dhan=te_jap me_dhon=te_jap me_hjek=te_heq
me_hek=te_heq me_largu=te_largoj me_pru=te_sjell me_cu=te_dergoj me_qu=te_dergoj me_dergu=te_dergoj
me_shkru=te_shkruaj me_msu=te_mesoj me_studiu=te_studioj me_legalizu=te_legalizoj me_trashigu=te_trashegoj
me_hi=te_hyj me_dal=te_dal me_dale=te_dal me_rrnu=te_jetoj me_ngu=te_degjoj me_pa=te_shoh me_fol=te_flas
me_fole=te_flas me_thirr=te_therras me_vjedh=te_vjedh ka_me=do_te kan_me=do_te kom_me=do_te kam_me=do_te
a_munem=mund a_bon=a_behet a_bohet=a_behet ku_me=ku_te qysh_me=si_te ka_mujt=ka_mundur per_mu=per_te
"""


def _entries(text: str) -> list[tuple[str, str]]:
    return [
        (spoken, standard.replace("_", " ")) for spoken, _, standard in (item.partition("=") for item in text.split())
    ]


GHEG: dict[str, str] = dict(_entries(_WORDS))
GHEG_PAIRS: dict[tuple[str, str], str] = {
    (first, second): standard for pair, standard in _entries(_PAIRS) for first, _, second in (pair.partition("_"),)
}
