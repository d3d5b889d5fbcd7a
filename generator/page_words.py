"""What the page says around its slides, by language: rows of ``generator/words.py`` in a file of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NAMES: Final = (
    "first last jump jump_hint not_found black white pen laser color erase reading slides commands timer start pause "
    "reset upcoming end larger smaller no_notes planned on_time ahead behind blocked gone step space home end_key "
    "escape delete"
).split()
"""``planned`` has two figures in it (``{a}``, ``{b}``), as ``step`` has; ``ahead`` and ``behind`` have one."""

ROWS: Final[Mapping[str, str]] = {
    "en": "First slide|Last slide|Go to a slide|Number or words|No slide has these words|Black screen|White screen|Pen|"
    "Laser pointer|Another colour|Erase the drawing|Reading mode|Slides|Commands|Time spoken|Start|Pause|Reset|"
    "Coming next|End of the lecture|Larger notes|Smaller notes|No notes for this slide|Planned: minute {a} of {b}|"
    "On time|{a} min ahead|{a} min behind|"
    "The browser did not let the speaker view have a window of its own. Allow windows for this page, then press S.|"
    "The page with the slides was closed or loaded again. Press S there, and this window goes on.|"
    "step {a} of {b}|Space|Home|End|Esc|Del",
    "fr": "Première diapositive|Dernière diapositive|Aller à une diapositive|Numéro ou mots|"
    "Aucune diapositive n’a ces mots|Écran noir|Écran blanc|Stylo|Pointeur laser|Autre couleur|Effacer le dessin|"
    "Mode lecture|Diapositives|Commandes|Temps écoulé|Démarrer|Pause|Remettre à zéro|À suivre|Fin du cours|"
    "Agrandir les notes|Réduire les notes|Pas de notes pour cette diapositive|Prévu\u00a0: minute {a} sur {b}|"
    "À l’heure|{a} min d’avance|{a} min de retard|"
    "Le navigateur n’a pas laissé s’ouvrir la fenêtre du présentateur. "
    "Autorisez les fenêtres pour cette page, puis appuyez sur S.|"
    "La page des diapositives a été fermée ou rechargée. Appuyez sur S dans celle-ci et cette fenêtre reprendra.|"
    "étape {a} sur {b}|Espace|Début|Fin|Échap|Suppr",
    "nl": "Eerste dia|Laatste dia|Naar een dia|Nummer of woorden|Geen dia heeft deze woorden|Zwart scherm|Wit scherm|"
    "Pen|"
    "Laserpointer|Andere kleur|Tekening wissen|Leesmodus|Dia's|Opdrachten|Verstreken tijd|Starten|Pauze|Op nul zetten|"
    "Hierna|Einde van de les|Notities groter|Notities kleiner|Geen notities bij deze dia|Gepland: minuut {a} van {b}|"
    "Op tijd|{a} min voor|{a} min achter|"
    "De browser liet de presentatorweergave geen eigen venster openen. Sta vensters toe voor deze pagina en druk op S.|"
    "De pagina met de dia's is gesloten of opnieuw geladen. Druk daar op S en dit venster gaat verder.|"
    "stap {a} van {b}|Spatie|Home|End|Esc|Del",
    "de": "Erste Folie|Letzte Folie|Zu einer Folie|Nummer oder Wörter|Keine Folie hat diese Wörter|"
    "Schwarzer Bildschirm|Weißer Bildschirm|Stift|"
    "Laserpointer|Andere Farbe|Zeichnung löschen|Lesemodus|Folien|Befehle|Verstrichene Zeit|"
    "Starten|Pause|Auf null stellen|Als Nächstes|Ende des Vortrags|Notizen größer|Notizen kleiner|"
    "Keine Notizen zu dieser Folie|Geplant: Minute {a} von {b}|Im Zeitplan|{a} Min. voraus|{a} Min. im Rückstand|"
    "Der Browser hat das Fenster der Referentenansicht nicht zugelassen. "
    "Erlauben Sie Fenster für diese Seite und drücken Sie S.|"
    "Die Seite mit den Folien wurde geschlossen oder neu geladen. Drücken Sie dort S, dann geht es hier weiter.|"
    "Schritt {a} von {b}|Leertaste|Pos1|Ende|Esc|Entf",
    "es": "Primera diapositiva|Última diapositiva|Ir a una diapositiva|Número o palabras|"
    "Ninguna diapositiva tiene estas palabras|Pantalla en negro|Pantalla en blanco|Lápiz|Puntero láser|Otro color|"
    "Borrar el dibujo|Modo de lectura|Diapositivas|Comandos|Tiempo transcurrido|Iniciar|Pausa|Poner a cero|"
    "A continuación|Fin de la clase|Notas más grandes|Notas más pequeñas|Sin notas en esta diapositiva|"
    "Previsto: minuto {a} de {b}|A tiempo|{a} min de adelanto|{a} min de retraso|"
    "El navegador no dejó abrir la ventana del presentador. Permita las ventanas de esta página y pulse S.|"
    "La página de las diapositivas se cerró o se recargó. Pulse S en ella y esta ventana continuará.|"
    "paso {a} de {b}|Espacio|Inicio|Fin|Esc|Supr",
    "ar": "الشريحة الأولى|الشريحة الأخيرة|الانتقال إلى شريحة|رقم أو كلمات|لا شريحة فيها هذه الكلمات|شاشة سوداء|"
    "شاشة بيضاء|قلم|مؤشر ليزر|لون آخر|محو الرسم|وضع القراءة|الشرائح|الأوامر|الوقت المنقضي|بدء|إيقاف مؤقت|تصفير|"
    "التالي|نهاية المحاضرة|تكبير الملاحظات|تصغير الملاحظات|لا ملاحظات لهذه الشريحة|المخطط: الدقيقة {a} من {b}|"
    "في الموعد|متقدم {a} د|متأخر {a} د|"
    "لم يسمح المتصفح بفتح نافذة المقدم. اسمح بالنوافذ لهذه الصفحة ثم اضغط S.|"
    "أُغلقت صفحة الشرائح أو أعيد تحميلها. اضغط S فيها فتستأنف هذه النافذة.|"
    "الخطوة {a} من {b}|مسافة|Home|End|Esc|Del",
    "it": "Prima diapositiva|Ultima diapositiva|Vai a una diapositiva|Numero o parole|"
    "Nessuna diapositiva ha queste parole|Schermo nero|Schermo bianco|Penna|Puntatore laser|Altro colore|"
    "Cancella il disegno|Modalità lettura|Diapositive|Comandi disponibili|Tempo trascorso|Avvia|Pausa|Azzera|"
    "A seguire|Fine della lezione|Note più grandi|Note più piccole|Nessuna nota per questa diapositiva|"
    "Previsto: minuto {a} di {b}|In orario|{a} min di anticipo|{a} min di ritardo|"
    "Il browser non ha lasciato aprire la finestra del relatore. Consentite le finestre per questa pagina e premete S.|"
    "La pagina delle diapositive è stata chiusa o ricaricata. Premete S in quella e questa finestra riprenderà.|"
    "passo {a} di {b}|Spazio|Inizio|Fine|Esc|Canc",
    "pt": "Primeiro slide|Último slide|Ir para um slide|Número ou palavras|Nenhum slide tem estas palavras|Tela preta|"
    "Tela branca|Caneta|Ponteiro laser|Outra cor|Apagar o desenho|Modo de leitura|Slides|Comandos|Tempo decorrido|"
    "Iniciar|Pausa|Zerar|A seguir|Fim da aula|Notas maiores|Notas menores|Sem notas para este slide|"
    "Previsto: minuto {a} de {b}|No horário|{a} min adiantado|{a} min atrasado|"
    "O navegador não deixou abrir a janela do apresentador. Permita janelas para esta página e pressione S.|"
    "A página dos slides foi fechada ou recarregada. Pressione S nela e esta janela continua.|"
    "passo {a} de {b}|Espaço|Início|Fim|Esc|Del",
}  # fmt: skip
